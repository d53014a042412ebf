import type { CardRef } from '@cardlane/core'
import { failed, omitEmpty } from '@cardlane/core/adapter'
import { paywallCardId } from './paywall-card-id.js'
import type { PaywallCard } from './paywall-schemas.js'

/**
 * The card that an id means: a current `UniqueCode`, or the stable id.
 *
 * @throws `card_not_found` when there is none, `ambiguous_card` when several cards cannot be told apart.
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

function notFound() {
  return failed({
    code: 'card_not_found',
    message: 'The owner has no such card.',
    hint: "List the owner's cards and use an id from there; a UniqueCode works only until it rotates.",
  })
}

function ambiguous(owner: string, cards: readonly PaywallCard[]) {
  return failed({
    code: 'ambiguous_card',
    message: `The id means ${String(cards.length)} cards with the same first six and last four digits.`,
    hint: 'Call again with the id of one of `candidates`, which is its current UniqueCode.',
    candidates: cards.map((card) => ({
      ref: { owner, id: card.UniqueCode },
      ...omitEmpty({ name: card.Name }),
      last4: card.CardLastFour,
    })),
  })
}
