import { sameText, type CheckedRequest, type Seen } from '@cardlane/core/adapter'
import { isCard } from './sila-cards.js'
import type { SilaCard } from './sila-wire.js'

type Update = Pick<CheckedRequest<'updateCard'>, 'card' | 'set'>

/** What the cards show of an update whose answer is lost. */
export function seenUpdate(cards: readonly SilaCard[], { card, set }: Update): Seen<SilaCard> {
  const seen = cards.find((each) => isCard(each, card.id))
  if (seen === undefined) return { outcome: 'unknown' }
  return sameText(seen.card_name, set.name ?? '')
    ? { outcome: 'applied', result: seen }
    : { outcome: 'not_applied' }
}

/** What the cards show of an addition whose answer is lost: a card that was not there before, with the name that was given. */
export function seenAddition(
  before: readonly SilaCard[],
  now: readonly SilaCard[],
  name: string | undefined,
): Seen<SilaCard> {
  const added = now.filter((card) => !before.some(({ card_id: id }) => isCard(card, id)))
  const [card, ...others] = added.filter(
    ({ card_name: given }) => name === undefined || sameText(given, name),
  )
  if (card === undefined) return { outcome: 'not_applied' }
  return others.length === 0 ? { outcome: 'applied', result: card } : { outcome: 'unknown' }
}

/** What the cards show of a deletion whose answer is lost. */
export function seenDeletion(cards: readonly SilaCard[], id: string): Seen<unknown> {
  const left = cards.some((card) => isCard(card, id))
  return left ? { outcome: 'not_applied' } : { outcome: 'applied', result: undefined }
}
