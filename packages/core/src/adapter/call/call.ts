import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.js'
import type { CardlaneError, ErrorContext, Outcome } from '../../errors/cardlane-error.js'
import type { Operation } from '../../model/capabilities.js'
import type { ResultMeta } from '../../model/results.js'
import type { CallEvent, CardlaneEvent } from '../events.js'
import { realWorld } from '../world.js'
import { createScrubber, type Scrubber } from '../scrub.js'
import { abortable } from './abortable.js'
import { CallMeta } from './call-meta.js'
import { openDeadline, type Deadline } from './deadline.js'
import { interruptionError } from './interruption.js'

/** One call of one operation: its deadline, its correlation id, and what it has sent so far. */
export interface Call {
  /** Unique. */
  readonly id: string
  readonly operation: Operation
  readonly reference: string
  readonly signal: AbortSignal
  /** Requests sent so far. */
  readonly attempts: number
  /** Whether a request was given up on which the provider may still be working. */
  readonly abandoned: boolean
  /** Whether this part of the call looks what became of a change. */
  readonly readsBack: boolean
  /** Takes out of texts the credentials of the instance, what this call sends as its proof, and the token of a card. */
  readonly scrubber: Scrubber
  remainingMs(): number
  countRequests(count: number): void
  noteAbandoned(): void
  noteClockSkew(ms: number): void
  keepAnswer(raw: unknown, providerRequestId: string | undefined): void
  emit(event: CallEvent): void
  /** Waits for `work`, but not beyond the deadline or the caller's signal. */
  within<T>(work: PromiseLike<T>): Promise<T>
  sleep(ms: number): Promise<void>
  /** The same call with a time limit of its own inside the deadline. Close it when it is done. */
  part(settings: PartSettings): Call
  /** The error that says why the call was cut short. */
  interruption(outcome: Outcome, cause?: unknown): CardlaneError
  context(): ErrorContext
  meta(): ResultMeta
  durationMs(): number
  close(): void
}

export interface PartSettings {
  readonly limitMs: number
  readonly readsBack: boolean
}

/** What the calls of one provider instance have in common. */
export interface CallSurroundings {
  readonly provider: string
  readonly adapter: string
  readonly clock: Clock
  readonly onEvent: (event: CardlaneEvent) => unknown
  /** Takes the credentials of the instance out of texts. */
  readonly scrubber: Pick<Scrubber, 'text' | 'identifier'>
}

export interface CallSettings extends CallSurroundings {
  readonly operation: Operation
  readonly deadlineMs: number
  readonly id?: string | undefined
  readonly reference?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export function openCall(settings: CallSettings): Call {
  const { clock, deadlineMs, signal, id = randomUUID(), reference = id } = settings
  const progress: Progress = { attempts: 0, abandoned: false, startedAt: clock.now() }
  const scrubber = createScrubber(settings.scrubber)
  const deadline = openDeadline(clock, deadlineMs, signal)
  return viewOf(
    { ...settings, id, reference, progress, scrubber },
    { deadline, limitMs: deadlineMs, readsBack: false },
  )
}

/** What a call has done so far: all its parts write into the same. */
interface Progress {
  readonly startedAt: number
  attempts: number
  abandoned: boolean
  clockSkewMs?: number
  raw?: unknown
  providerRequestId?: string | undefined
}

interface Whole extends Omit<CallSurroundings, 'scrubber'> {
  readonly operation: Operation
  readonly id: string
  readonly reference: string
  readonly progress: Progress
  readonly scrubber: Scrubber
}

interface View extends PartSettings {
  readonly deadline: Deadline
}

function viewOf(whole: Whole, { deadline, limitMs, readsBack }: View): Call {
  const { id, operation, reference, provider, adapter, clock, progress, scrubber } = whole
  const context = () => ({ provider, operation, reference, attempts: progress.attempts })
  const durationMs = () => clock.now() - progress.startedAt

  return {
    id,
    operation,
    reference,
    readsBack,
    scrubber,
    signal: deadline.signal,
    get attempts() {
      return progress.attempts
    },
    get abandoned() {
      return progress.abandoned
    },
    remainingMs: () => deadline.remainingMs(),
    countRequests(count) {
      progress.attempts += count
    },
    noteAbandoned() {
      progress.abandoned = true
    },
    noteClockSkew(ms) {
      progress.clockSkewMs = ms
    },
    keepAnswer(raw, providerRequestId) {
      Object.assign(progress, { raw, providerRequestId })
    },
    emit(event) {
      // Nobody listens unless the application does.
      if (whole.onEvent !== realWorld.onEvent) whole.onEvent({ ...context(), adapter, callId: id, ...event })
    },
    within: (work) => abortable(work, deadline.signal),
    async sleep(ms) {
      let cancel: () => void = () => undefined
      const timer = new Promise<void>((resolve) => (cancel = clock.schedule(resolve, ms)))
      await abortable(timer, deadline.signal).finally(cancel)
    },
    part: (settings) =>
      viewOf(whole, { ...settings, deadline: openDeadline(clock, settings.limitMs, deadline.signal) }),
    interruption: (outcome, cause) => interruptionError(deadline.signal.reason, { outcome, cause, limitMs }),
    context,
    meta: () => new CallMeta({ reference, durationMs: durationMs(), ...progress }),
    durationMs,
    close: () => {
      deadline.close()
    },
  }
}
