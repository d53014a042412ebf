import { driftAt, isOneOf } from '@cardlane/core/adapter'
import { toExpiry } from './sila-map.js'
import type { SilaCard, SilaCardPage } from './sila-schemas.js'

/** What a card has that Sila's documentation has not. */
export function cardDrift(card: SilaCard, path: string): readonly string[] {
  return driftAt(path, {
    card_type: isOneOf(card.card_type, ['debit', 'credit', 'prepaid']),
    card_network: isOneOf(card.card_network, ['visa', 'mastercard', 'amex', 'discover']),
    expiration:
      card.expiration === undefined || card.expiration === null || toExpiry(card.expiration) !== undefined,
  })
}

export function pageDrift({ cards }: SilaCardPage): readonly string[] {
  return (cards ?? []).flatMap((card, index) => cardDrift(card, `body.cards.${index}`))
}
