import type { Operation } from '@cardlane/core'
import type { Chance } from './seeded.js'

/** What chance decides of one call, before it is known which cards there are. */
export interface Draw {
  readonly operation: Operation
  /** Which of the cards there are, from 0 to below 1. */
  readonly which: number
  readonly fields: 'name' | 'expiry' | 'both'
  readonly month: number
  readonly year: number
  /** In minor units. */
  readonly minor: number
  readonly currency: number
  readonly withInvoice: boolean
  /** Whether the card is named by an id that may rotate, where there is one. */
  readonly byRotatingId: boolean
  readonly deadlineMs: number
  /** Whether the deadline is an option of the instance, and the call has none of its own. */
  readonly byInstance?: boolean
  readonly abortsAfterMs?: number
}

/** One call, or two at once. */
export interface BurstDraw {
  readonly calls: readonly Draw[]
  /** Whether all ids that can rotate do so before it. */
  readonly rotates: boolean
}

/** All operations, the more interesting ones more often. */
export const usualOperations: readonly Operation[] = [
  ...(['updateCard', 'updateCard', 'updateCard', 'updateCard', 'updateCard'] as const),
  ...(['addCard', 'addCard', 'createPaymentLink', 'createPaymentLink'] as const),
  ...(['deleteCard', 'deleteCard', 'getCard', 'listCards'] as const),
]

/** One call alone, any two calls, or two updates of the same card. */
export function drawBurst(chance: Chance, operations: readonly Operation[]): BurstDraw {
  const [first, second] = [drawCall(chance, operations), drawCall(chance, operations)]
  const [kind, onSameCard, rotates] = [chance.fraction(), chance.happens(0.7), chance.happens(0.02)]
  const together = onSameCard ? { ...second, which: first.which } : second
  if (kind < 0.6) return { calls: [first], rotates }
  if (kind < 0.8 || !operations.includes('updateCard')) return { calls: [first, together], rotates }
  const operation = 'updateCard'
  return {
    calls: [
      { ...first, operation },
      { ...second, operation, which: first.which },
    ],
    rotates,
  }
}

export function drawCall(chance: Chance, operations: readonly Operation[]): Draw {
  const abortsAfterMs = chance.between(0, 60)
  return {
    operation: chance.pick(operations),
    which: chance.fraction(),
    fields: chance.pick(['name', 'expiry', 'both', 'name', 'expiry']),
    month: chance.between(1, 12),
    year: new Date().getUTCFullYear() + chance.between(1, 9),
    minor: chance.between(1, 500_000),
    currency: chance.fraction(),
    withInvoice: chance.happens(0.6),
    byRotatingId: chance.happens(0.2),
    deadlineMs: drawDeadline(chance),
    ...(chance.happens(0.04) && { abortsAfterMs }),
  }
}

/** Mostly enough for some retries; sometimes so short that it passes at any point of a call. */
function drawDeadline(chance: Chance): number {
  const [patience, short] = [chance.fraction(), chance.between(1, 40)]
  if (patience < 0.05) return short
  return patience < 0.2 ? 400 : 1500
}
