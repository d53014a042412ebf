import { CardNotFoundError, UnexpectedResponseError, type Card, type CardRef } from '@cardlane/core'
import { toCard } from './paywint-map.js'
import type { PaywintCard } from './paywint-wire.js'

/**
 * The card that was asked for. Cards are read by their id alone, so the user is compared here.
 *
 * @throws CardNotFoundError when it belongs to another user, UnexpectedResponseError when it is another card.
 */
export function ownCard(wire: PaywintCard, { owner, id }: CardRef): Card {
  if (!isSame(wire.card_id, id))
    throw unexpected('Paywint answered with another card than the one asked for.')
  if (isOfUser(wire, owner)) return toCard(wire, owner)
  throw new CardNotFoundError({
    message: 'The card belongs to another user.',
    outcome: 'not_applied',
    retryable: false,
    hint: "List the owner's cards and use an id from there.",
  })
}

/** @throws UnexpectedResponseError when a card of another user is among them. */
export function ownCards(wires: readonly PaywintCard[], owner: string): readonly Card[] {
  if (wires.every((wire) => isOfUser(wire, owner))) return wires.map((wire) => toCard(wire, owner))
  throw unexpected('Paywint listed a card of another user than the one asked for.')
}

function isOfUser({ user_id: userId }: PaywintCard, owner: string): boolean {
  return typeof userId !== 'string' || isSame(userId, owner)
}

/** UUIDs are the same in either case. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function unexpected(message: string): UnexpectedResponseError {
  return new UnexpectedResponseError({
    message,
    outcome: 'not_applied',
    retryable: false,
    hint: 'Nothing of the answer is given out; report it to Paywint.',
  })
}
