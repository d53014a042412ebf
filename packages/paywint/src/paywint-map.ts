import type { Card, CardLimit, CardPurpose, Expiry, RequiredAction } from '@cardlane/core'
import { expiryOf, lastFour, omitEmpty } from '@cardlane/core/adapter'
import type { PaywintCard } from './paywint-schemas.js'

export function toCard(card: PaywintCard, owner: string): Card {
  return {
    ref: { owner, id: card.card_id },
    ...omitEmpty({
      name: card.card_nick_name,
      last4: lastFour(card.card_number),
      expiry: toExpiry(card.card_exp),
      funding: card.card_type?.toLowerCase(),
      holder: [card.first_name, card.last_name].filter(Boolean).join(' '),
      country: card.country,
    }),
    requiredActions: toRequiredActions(card),
    limits: toLimits(card),
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
function toRequiredActions(card: PaywintCard): readonly RequiredAction[] {
  const flags: Readonly<Record<RequiredAction, boolean | null | undefined>> = {
    upload_images: card.card_images_required,
    confirm_payment: card.payment_confirm_required,
    confirm_withdrawal: card.withdrawal_confirm_required,
    compliance_check: card.compliance_check_required,
  }
  return (Object.keys(flags) as RequiredAction[]).filter((action) => flags[action] === true)
}

/** What no update resolves. */
function toLimits(card: PaywintCard): readonly CardLimit[] {
  return [
    ...(card.is_blocked === true ? (['blocked'] as const) : []),
    ...(card.is_limited === true ? (['daily_payment_limit'] as const) : []),
  ]
}
