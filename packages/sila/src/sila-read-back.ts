import { sameText, type CheckedRequest, type ReadBackResult } from '@cardlane/core/adapter'
import { isCard } from './sila-cards.js'
import type { SilaCard } from './sila-schemas.js'

type Update = Pick<CheckedRequest<'updateCard'>, 'card' | 'set'>

/**
 * What the cards show of an update whose answer is lost, read by read. Another name at the second read than at the first is
 * somebody else's, and may stand in the place of ours.
 */
export class UpdateReadBack {
  readonly #update: Update
  #before: string | undefined

  constructor(update: Update) {
    this.#update = update
  }

  compare(cards: readonly SilaCard[]): ReadBackResult<SilaCard> {
    const { card, set } = this.#update
    const found = cards.find((each) => isCard(each, card.id))
    if (found === undefined) return { outcome: 'unknown' }
    if (sameText(found.card_name, set.name ?? '')) return { outcome: 'applied', result: found }
    this.#before ??= found.card_name
    return { outcome: found.card_name === this.#before ? 'not_applied' : 'unknown' }
  }
}

/** What the cards show of an addition whose answer is lost: a card that was not there before, with the name that was given. */
export function readBackAddition(
  before: readonly SilaCard[],
  now: readonly SilaCard[],
  name: string | undefined,
): ReadBackResult<SilaCard> {
  const added = now.filter((card) => !before.some(({ card_id: id }) => isCard(card, id)))
  const [card, ...others] = added.filter(
    ({ card_name: given }) => name === undefined || sameText(given, name),
  )
  if (card === undefined) return { outcome: 'not_applied' }
  return others.length === 0 ? { outcome: 'applied', result: card } : { outcome: 'unknown' }
}

/** What the cards show of a deletion whose answer is lost. */
export function readBackDeletion(cards: readonly SilaCard[], id: string): ReadBackResult<unknown> {
  const isLeft = cards.some((card) => isCard(card, id))
  return isLeft ? { outcome: 'not_applied' } : { outcome: 'applied', result: undefined }
}
