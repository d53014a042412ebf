import type { Card, Expiry } from '@cardlane/core'
import { expiryOf, lastFour, present } from '@cardlane/core/adapter'
import type { SilaCard } from './sila-wire.js'

export function toCard(wire: SilaCard, owner: string): Card {
  return {
    ref: { owner, id: wire.card_id },
    ...present({
      name: wire.card_name,
      last4: lastFour(wire.card_last_4),
      expiry: toExpiry(wire.expiration),
      brand: wire.card_network?.toLowerCase(),
      funding: wire.card_type?.toLowerCase(),
      country: wire.country,
      currency: wire.currency,
    }),
    requiredActions: [],
    limits: wire.active === false ? ['inactive'] : [],
  }
}

/** `12/27` where a card is read, `202512` where one is linked. */
export function toExpiry(text: string | null | undefined): Expiry | undefined {
  const [, shortMonth, shortYear] = /^(\d{2})\/(\d{2})$/.exec(text ?? '') ?? []
  if (shortMonth !== undefined) return expiryOf(Number(shortMonth), 2000 + Number(shortYear))
  const [, year, month] = /^(\d{4})(\d{2})$/.exec(text ?? '') ?? []
  return expiryOf(Number(month), Number(year))
}
