import type { Card, CardRef } from '@cardlane/core'
import { failed } from '@cardlane/core/adapter'
import { toCard } from './paywint-map.js'
import type { PaywintCard } from './paywint-schemas.js'

/**
 * The card that was asked for. Cards are read by their id alone, so the user is compared here.
 *
 * @throws `card_not_found` when it belongs to another user, `unexpected_response` when it is another card.
 */
export function ownCard(card: PaywintCard, { owner, id }: CardRef): Card {
  if (!isSame(card.card_id, id))
    throw unexpected('Paywint answered with another card than the one asked for.')
  if (isOfUser(card, owner)) return toCard(card, owner)
  throw failed({ code: 'card_not_found', message: 'The card belongs to another user.' })
}

/** @throws `unexpected_response` when a card of another user is among them. */
export function ownCards(cards: readonly PaywintCard[], owner: string): readonly Card[] {
  if (cards.every((card) => isOfUser(card, owner))) return cards.map((card) => toCard(card, owner))
  throw unexpected('Paywint listed a card of another user than the one asked for.')
}

function isOfUser({ user_id: userId }: PaywintCard, owner: string): boolean {
  return typeof userId !== 'string' || isSame(userId, owner)
}

/** UUIDs are the same in either case. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function unexpected(message: string) {
  return failed({
    code: 'unexpected_response',
    message,
    outcome: 'not_applied',
    hint: 'Nothing of the answer is given out; report it to Paywint.',
  })
}
