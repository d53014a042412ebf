import { driftAt, isOneOf } from '@cardlane/core/adapter'
import { toExpiry } from './acme-map.js'
import type { AcmeCard } from './acme-schemas.js'

/** Where a card says what Acme's documentation does not have. */
export function cardDrift({ network, status, expires }: AcmeCard, path = 'body.card'): readonly string[] {
  return driftAt(path, {
    network: isOneOf(network, ['visa', 'mastercard']),
    status: isOneOf(status, ['active', 'locked', 'expired']),
    expires: isOneOf(expires, []) || toExpiry(expires) !== undefined,
  })
}

export function cardsDrift(cards: readonly AcmeCard[]): readonly string[] {
  return cards.flatMap((card, index) => cardDrift(card, `body.cards.${index}`))
}
