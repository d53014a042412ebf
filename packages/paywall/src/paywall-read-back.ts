import { sameText, type CheckedRequest, type ReadBackResult } from '@cardlane/core/adapter'
import { paywallCardId } from './paywall-card-id.js'
import { findAgain } from './paywall-find-card.js'
import { changedByOthers, isAsWritten, isSameState, type PaywallWrite } from './paywall-merge.js'
import type { PaywallCard } from './paywall-schemas.js'

interface Update {
  readonly owner: string
  readonly before: PaywallCard
  readonly write: PaywallWrite
}

/** What the cards show of an update whose answer is lost. */
export function readBackUpdate(
  cards: readonly PaywallCard[],
  { owner, before, write }: Update,
): ReadBackResult<PaywallCard> {
  const seen = findAgain(cards, before, owner)
  if (isAsWritten(seen, write)) return { outcome: 'applied', result: seen }
  if (isSameState(seen, before)) return { outcome: 'not_applied' }
  return { outcome: 'unknown', conflict: changedByOthers(seen) }
}

type Addition = Pick<CheckedRequest<'addCard'>, 'owner' | 'name'> & {
  readonly before: readonly PaywallCard[]
}

/** What the cards show of an addition whose answer is lost. Codes rotate, so a new card is identified by its other fields. */
export function readBackAddition(
  cards: readonly PaywallCard[],
  { owner, name = '', before }: Addition,
): ReadBackResult<PaywallCard> {
  const known = before.map((card) => kindOf(card, owner))
  const added = cards.filter((card) => {
    const index = known.indexOf(kindOf(card, owner))
    if (index !== -1) known.splice(index, 1)
    return index === -1
  })
  if (added.length === 0) return { outcome: 'not_applied' }
  const [card, ...others] = added.filter(({ Name }) => sameText(Name ?? '', name))
  return card !== undefined && others.length === 0
    ? { outcome: 'applied', result: card }
    : { outcome: 'unknown' }
}

interface Deletion {
  readonly owner: string
  readonly card: PaywallCard
  readonly before: readonly PaywallCard[]
}

/** What the cards show of a deletion whose answer is lost: one fewer of a kind. */
export function readBackDeletion(
  cards: readonly PaywallCard[],
  { owner, card, before }: Deletion,
): ReadBackResult<undefined> {
  const id = paywallCardId(owner, card)
  const count = (list: readonly PaywallCard[]) =>
    list.filter((each) => paywallCardId(owner, each) === id).length
  const fewer = count(before) - count(cards)
  if (fewer === 1) return { outcome: 'applied', result: undefined }
  return { outcome: fewer === 0 ? 'not_applied' : 'unknown' }
}

function kindOf(card: PaywallCard, owner: string): string {
  return `${paywallCardId(owner, card)} ${card.Name ?? ''}`
}
