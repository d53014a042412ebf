import type { CheckedRequest, ReadBackResult } from '@cardlane/core/adapter'
import { isAsAsked } from './acme-map.js'
import type { AcmeCard } from './acme-schemas.js'

interface Update {
  readonly before: AcmeCard
  readonly set: CheckedRequest<'updateCard'>['set']
}

/** What a card shows of an update whose answer is lost. Another revision than before, and not as asked, is somebody else's. */
export function readBackUpdate(now: AcmeCard | undefined, { before, set }: Update): ReadBackResult<AcmeCard> {
  if (now === undefined) return { outcome: 'unknown' }
  if (isAsAsked(now, set)) return { outcome: 'applied', result: now }
  return { outcome: now.revision === before.revision ? 'not_applied' : 'unknown' }
}

/** What the cards show of an addition whose answer is lost: Acme keeps the reference with the card. */
export function readBackAddition(cards: readonly AcmeCard[], reference: string): ReadBackResult<AcmeCard> {
  const added = cards.find((card) => card.client_reference === reference)
  return added === undefined ? { outcome: 'not_applied' } : { outcome: 'applied', result: added }
}

/** What became of a deletion whose answer is lost. */
export function readBackDeletion(now: AcmeCard | undefined): ReadBackResult<undefined> {
  return now === undefined ? { outcome: 'applied', result: undefined } : { outcome: 'not_applied' }
}
