import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.js'
import {
  unknownOutcomeHint,
  type CardlaneError,
  type ErrorContext,
  type Outcome,
} from '../../errors/cardlane-error.js'
import { AbortedError, DeadlineExceededError } from '../../errors/failure-errors.js'
import type { Operation } from '../../model/capabilities.js'
import type { ResultMeta } from '../../model/results.js'
import { abortable } from './abortable.js'
import { CallMeta } from './call-meta.js'
import { openDeadline } from './deadline.js'

/** One call of one operation: its deadline, its correlation id, and what it has sent so far. */
export interface Call {
  readonly operation: Operation
  readonly reference: string
  readonly signal: AbortSignal
  /** Requests sent so far. */
  readonly attempts: number
  remainingMs(): number
  countRequests(count: number): void
  keepAnswer(raw: unknown, providerRequestId: string | undefined): void
  /** Waits for `work`, but not beyond the deadline or the caller's signal. */
  within<T>(work: PromiseLike<T>): Promise<T>
  sleep(ms: number): Promise<void>
  /** The error that says why the call was cut short. */
  interruption(outcome: Outcome, cause?: unknown): CardlaneError
  context(provider: string): ErrorContext
  meta(): ResultMeta
  close(): void
}

export interface CallSettings {
  readonly operation: Operation
  readonly clock: Clock
  readonly deadlineMs: number
  readonly reference?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export function openCall({
  operation,
  clock,
  deadlineMs,
  reference = randomUUID(),
  signal,
}: CallSettings): Call {
  const startedAt = clock.now()
  const deadline = openDeadline(clock, deadlineMs, signal)
  let attempts = 0
  let raw: unknown
  let providerRequestId: string | undefined

  return {
    operation,
    reference,
    signal: deadline.signal,
    get attempts() {
      return attempts
    },
    remainingMs: () => deadline.remainingMs(),
    countRequests(count) {
      attempts += count
    },
    keepAnswer(answer, requestId) {
      raw = answer
      providerRequestId = requestId
    },
    within: (work) => abortable(work, deadline.signal),
    async sleep(ms) {
      let cancel: () => void = () => undefined
      const timer = new Promise<void>((resolve) => (cancel = clock.schedule(resolve, ms)))
      await abortable(timer, deadline.signal).finally(cancel)
    },
    interruption: (outcome, cause) =>
      interruptionError({ outcome, cause, deadlineMs, why: deadline.signal.reason }),
    context: (provider) => ({ provider, operation, reference, attempts }),
    meta: () =>
      new CallMeta({ reference, attempts, durationMs: clock.now() - startedAt, providerRequestId, raw }),
    close: () => {
      deadline.close()
    },
  }
}

function interruptionError(details: {
  outcome: Outcome
  cause: unknown
  deadlineMs: number
  why: unknown
}): CardlaneError {
  const { outcome, cause, deadlineMs, why } = details
  const hint = outcome === 'unknown' ? unknownOutcomeHint : 'Nothing was changed; the call can be made again.'
  const shared = { outcome, retryable: outcome === 'not_applied', hint, cause }
  return why === 'aborted'
    ? new AbortedError({ ...shared, message: 'The caller aborted the call.' })
    : new DeadlineExceededError({ ...shared, message: `The deadline of ${String(deadlineMs)} ms passed.` })
}
