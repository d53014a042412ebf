import type { CheckedRequest, ReadBackResult } from '@cardlane/core/adapter'
import { isAsAsked } from './acme-map.js'
import type { AcmeCard } from './acme-schemas.js'

interface Update {
  readonly before: AcmeCard
  readonly set: CheckedRequest<'updateCard'>['set']
}

/** Whether the update was made. A card that is not as asked and has another revision was changed by somebody else. */
export function readBackUpdate(now: AcmeCard | undefined, { before, set }: Update): ReadBackResult<AcmeCard> {
  if (now === undefined) return { outcome: 'unknown' }
  if (isAsAsked(now, set)) return { outcome: 'applied', result: now }
  return { outcome: now.revision === before.revision ? 'not_applied' : 'unknown' }
}

/** Whether the card was added: Acme keeps the reference with the card. */
export function readBackAddition(cards: readonly AcmeCard[], reference: string): ReadBackResult<AcmeCard> {
  const added = cards.find((card) => card.client_reference === reference)
  return added === undefined ? { outcome: 'not_applied' } : { outcome: 'applied', result: added }
}

export function readBackDeletion(now: AcmeCard | undefined): ReadBackResult<undefined> {
  return now === undefined ? { outcome: 'applied', result: undefined } : { outcome: 'not_applied' }
}
