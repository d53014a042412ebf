import type { Card, CardLimit, CardPurpose, Expiry, RequiredAction } from '@cardlane/core'
import { expiryOf, lastFour, present } from '@cardlane/core/adapter'
import type { PaywintCard } from './paywint-wire.js'

export function toCard(wire: PaywintCard, owner: string): Card {
  return {
    ref: { owner, id: wire.card_id },
    ...present({
      name: wire.card_nick_name,
      last4: lastFour(wire.card_number),
      expiry: toExpiry(wire.card_exp),
      funding: wire.card_type?.toLowerCase(),
      holder: [wire.first_name, wire.last_name].filter(Boolean).join(' '),
      country: wire.country,
    }),
    requiredActions: toRequiredActions(wire),
    limits: toLimits(wire),
  }
}

/** `card_purpose` of the two secure-link calls. */
export function toCardPurpose(purpose: CardPurpose): 'PAYMENT' | 'WITHDRAWAL' {
  return purpose === 'payment' ? 'PAYMENT' : 'WITHDRAWAL'
}

/** `MM/YYYY`. */
export function toExpiry(text: string | null | undefined): Expiry | undefined {
  const [, month, year] = /^(\d{1,2})\/(\d{4})$/.exec(text ?? '') ?? []
  return expiryOf(Number(month), Number(year))
}

/** What the update flow resolves: any of these being true means that a hosted update is due. */
function toRequiredActions(wire: PaywintCard): readonly RequiredAction[] {
  const flags: Readonly<Record<RequiredAction, boolean | null | undefined>> = {
    upload_images: wire.card_images_required,
    confirm_payment: wire.payment_confirm_required,
    confirm_withdrawal: wire.withdrawal_confirm_required,
    compliance_check: wire.compliance_check_required,
  }
  return (Object.keys(flags) as RequiredAction[]).filter((action) => flags[action] === true)
}

/** What no update resolves. */
function toLimits(wire: PaywintCard): readonly CardLimit[] {
  return [
    ...(wire.is_blocked === true ? (['blocked'] as const) : []),
    ...(wire.is_limited === true ? (['daily_payment_limit'] as const) : []),
  ]
}
