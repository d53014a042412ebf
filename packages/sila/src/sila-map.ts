import type { Card, Expiry } from '@cardlane/core'
import { expiryOf, lastFour, omitEmpty } from '@cardlane/core/adapter'
import type { SilaCard } from './sila-schemas.js'

export function toCard(card: SilaCard, owner: string): Card {
  return {
    ref: { owner, id: card.card_id },
    ...omitEmpty({
      name: card.card_name,
      last4: lastFour(card.card_last_4),
      expiry: toExpiry(card.expiration),
      brand: card.card_network?.toLowerCase(),
      funding: card.card_type?.toLowerCase(),
      country: card.country,
      currency: card.currency,
    }),
    requiredActions: [],
    limits: card.active === false ? ['inactive'] : [],
  }
}

/** `12/27` where a card is read, `202512` where one is linked. */
export function toExpiry(text: string | null | undefined): Expiry | undefined {
  const [, shortMonth, shortYear] = /^(\d{2})\/(\d{2})$/.exec(text ?? '') ?? []
  if (shortMonth !== undefined) return expiryOf(Number(shortMonth), 2000 + Number(shortYear))
  const [, year, month] = /^(\d{4})(\d{2})$/.exec(text ?? '') ?? []
  return expiryOf(Number(month), Number(year))
}
