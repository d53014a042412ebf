import { AmbiguousCardError, CardNotFoundError, type CardRef } from '@cardlane/core'
import { paywallCardId } from './paywall-card-id.js'
import type { PaywallCard } from './paywall-wire.js'

/**
 * The card that an id means: a current `UniqueCode`, or the stable id.
 *
 * @throws CardNotFoundError when there is none, AmbiguousCardError when several cards cannot be told apart.
 */
export function findCard(cards: readonly PaywallCard[], { owner, id }: CardRef): PaywallCard {
  const byCode = cards.find(({ UniqueCode }) => UniqueCode === id)
  if (byCode !== undefined) return byCode

  const [found, ...others] = cards.filter((card) => paywallCardId(owner, card) === id)
  if (found === undefined) throw notFound()
  if (others.length > 0) throw ambiguous(owner, [found, ...others])
  return found
}

/** A card that was read before, as it is now: by its code while that has not rotated, and else by its stable id. */
export function findAgain(cards: readonly PaywallCard[], card: PaywallCard, owner: string): PaywallCard {
  const byCode = cards.find(({ UniqueCode }) => UniqueCode === card.UniqueCode)
  return byCode ?? findCard(cards, { owner, id: paywallCardId(owner, card) })
}

function notFound(): CardNotFoundError {
  return new CardNotFoundError({
    message: 'The owner has no such card.',
    outcome: 'not_applied',
    retryable: false,
    hint: "List the owner's cards and use an id from there; a UniqueCode works only until it rotates.",
  })
}

function ambiguous(owner: string, cards: readonly PaywallCard[]): AmbiguousCardError {
  const failure = {
    message: `The id means ${String(cards.length)} cards with the same first six and last four digits.`,
    outcome: 'not_applied',
    retryable: false,
    hint: 'Call again with the id of one of `candidates`, which is its current UniqueCode.',
  } as const
  return new AmbiguousCardError(
    failure,
    cards.map((card) => ({
      ref: { owner, id: card.UniqueCode },
      ...(typeof card.Name === 'string' && { name: card.Name }),
      last4: card.CardLastFour,
    })),
  )
}
