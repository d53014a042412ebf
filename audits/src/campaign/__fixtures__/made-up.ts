import type { Card, CardChanges } from '@cardlane/core'
import type { Effect } from '@cardlane/sandbox'
import type { Ask, Target } from '../ask.js'
import type { Run } from '../run.js'
import type { Said } from '../said.js'
import type { Holder, Stage, TrueCard } from '../stage.js'

export const holder: Holder = { name: 'worker-1', owner: 'owner-1' }

export const target: Target = { subject: 'card-1', ref: { owner: 'owner-1', id: 'card-1' }, rotates: false }

export const trueCard: TrueCard = {
  ...{ subject: 'card-1', key: 'card-1', id: 'card-1', name: 'Old', last4: '4242', expiry: '11/2031' },
}

export const stage: Stage = {
  ...{ adapter: 'fake', room: 4, currencies: ['USD'], idsRotate: false, impossible: new Set() },
  cards: () => [],
  links: () => [],
  keyOf: ({ ref }) => ref.id,
  isOf: () => true,
  cardToken: () => undefined,
  finishHostedPage: () => undefined,
  rotate: () => undefined,
}

/** A run of the call `ask` of which this was said, and whose requests have changed this. */
export const made = (
  ask: Ask,
  said: Said,
  changes: readonly string[] = [],
  rest: Partial<Run> = {},
): Run => ({
  ...{ id: 1, lane: 'fake', reference: 'campaign-1', ask, said, deadlineMs: 800, tookMs: 10, busyMs: 0, overdueMs: 0 },
  sent: 1,
  requests: [{ method: 'POST', path: '/', status: 200, effects: changes.map(effectOf) }],
  ...rest,
})

/** `card.renamed card-1`. */
function effectOf(text: string): Effect {
  const [change = '', subject = ''] = text.split(' ')
  return { change, subject }
}

export const update = (set: CardChanges): Ask => ({ operation: 'updateCard', target, set })
export const remove: Ask = { operation: 'deleteCard', target }
export const read: Ask = { operation: 'getCard', target }
export const listing: Ask = { operation: 'listCards', owner: 'owner-1' }
export const addition: Ask = { operation: 'addCard', owner: 'owner-1', card: { token: 'token', name: 'New' } }
export const payment: Ask = {
  ...{ operation: 'createPaymentLink', owner: 'owner-1', description: 'Order 1' },
  amount: { minor: 1500, currency: 'USD' },
}

export const failed = (outcome: 'not_applied' | 'applied' | 'unknown', code = 'network_failed'): Said => ({
  ...{ kind: 'error', outcome, code, phase: 'response', attempts: 1, message: 'It broke.' },
})

export const succeeded = (status: string, ...cards: readonly Card[]): Said => ({
  kind: 'result',
  status,
  cards,
})

export const shown = (card: Partial<Card> = {}): Card => ({
  ...{ ref: target.ref, name: 'Old', last4: '4242', expiry: { month: 11, year: 2031 } },
  ...{ requiredActions: [], limits: [] },
  ...card,
})
