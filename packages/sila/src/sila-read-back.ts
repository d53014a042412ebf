import { sameText, type CheckedRequest, type Seen } from '@cardlane/core/adapter'
import { isCard } from './sila-cards.js'
import type { SilaCard } from './sila-wire.js'

type Update = Pick<CheckedRequest<'updateCard'>, 'card' | 'set'>

/**
 * What the cards show of an update whose answer is lost, look by look. Another name at the second look than at the first is
 * somebody else's, and may stand in the place of ours.
 */
export function watchUpdate({ card, set }: Update): (cards: readonly SilaCard[]) => Seen<SilaCard> {
  let before: string | undefined
  return (cards) => {
    const seen = cards.find((each) => isCard(each, card.id))
    if (seen === undefined) return { outcome: 'unknown' }
    if (sameText(seen.card_name, set.name ?? '')) return { outcome: 'applied', result: seen }
    before ??= seen.card_name
    return { outcome: seen.card_name === before ? 'not_applied' : 'unknown' }
  }
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
