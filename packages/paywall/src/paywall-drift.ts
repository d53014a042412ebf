import { driftAt, expiryOf, isOneOf } from '@cardlane/core/adapter'
import type { PaywallCard } from './paywall-schemas.js'

const brands = ['visa', 'mastercard', 'master card', 'amex', 'american express', 'troy', 'maestro']

/** What a card has that Paywall's documentation has not. */
export function cardDrift(card: PaywallCard, path: string): readonly string[] {
  const { CardType, Month, Year } = card
  const dated = typeof Month === 'number' && typeof Year === 'number'
  return driftAt(path, {
    CardType: isOneOf(CardType, brands),
    Month: !dated || expiryOf(Month, Year) !== undefined,
  })
}

export function cardsDrift(cards: readonly PaywallCard[]): readonly string[] {
  return cards.flatMap((card, index) => cardDrift(card, `body.Body.${index}`))
}
