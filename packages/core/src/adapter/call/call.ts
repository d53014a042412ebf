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
import type { Signal } from './signal.js'

/** One call of one operation: its deadline, its correlation id, and what it has sent so far. */
export interface Call {
  /** Unique. */
  readonly id: string
  readonly operation: Operation
  readonly reference: string
  /** Aborts when the deadline is over or the caller aborts. */
  readonly signal: AbortSignal
  /** The same at less cost, for what needs no real `AbortSignal`. */
  readonly cutShort: Signal
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
  /** How long a call may take that does not say so itself, in milliseconds. */
  readonly deadlineMs: number
}

export interface CallSettings {
  readonly operation: Operation
  readonly deadlineMs?: number | undefined
  readonly id?: string | undefined
  readonly reference?: string | undefined
  readonly signal?: AbortSignal | undefined
}

export function openCall(surroundings: CallSurroundings, settings: CallSettings): Call {
  const { clock } = surroundings
  const { operation, signal, deadlineMs = surroundings.deadlineMs, id = randomUUID() } = settings
  const { reference = id } = settings
  const scrubber = createScrubber(surroundings.scrubber)
  const progress: Progress = { attempts: 0, abandoned: false, startedAt: clock.now() }
  return new CallView(
    { surroundings, operation, id, reference, progress, scrubber },
    { deadline: openDeadline(clock, deadlineMs, signal), limitMs: deadlineMs, readsBack: false },
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

interface Whole {
  readonly surroundings: CallSurroundings
  readonly operation: Operation
  readonly id: string
  readonly reference: string
  readonly progress: Progress
  readonly scrubber: Scrubber
}

interface View extends PartSettings {
  readonly deadline: Deadline
}

/** A call, or a part of one: what they share, seen through a time limit. */
class CallView implements Call {
  readonly #whole: Whole
  readonly #view: View

  constructor(whole: Whole, view: View) {
    this.#whole = whole
    this.#view = view
  }

  get id(): string {
    return this.#whole.id
  }

  get operation(): Operation {
    return this.#whole.operation
  }

  get reference(): string {
    return this.#whole.reference
  }

  get scrubber(): Scrubber {
    return this.#whole.scrubber
  }

  get readsBack(): boolean {
    return this.#view.readsBack
  }

  get cutShort(): Signal {
    return this.#view.deadline.signal
  }

  get signal(): AbortSignal {
    return this.#view.deadline.signal.real
  }

  get attempts(): number {
    return this.#whole.progress.attempts
  }

  get abandoned(): boolean {
    return this.#whole.progress.abandoned
  }

  remainingMs(): number {
    return this.#view.deadline.remainingMs()
  }

  countRequests(count: number): void {
    this.#whole.progress.attempts += count
  }

  noteAbandoned(): void {
    this.#whole.progress.abandoned = true
  }

  noteClockSkew(ms: number): void {
    this.#whole.progress.clockSkewMs = ms
  }

  keepAnswer(raw: unknown, providerRequestId: string | undefined): void {
    const { progress } = this.#whole
    progress.raw = raw
    progress.providerRequestId = providerRequestId
  }

  emit(event: CallEvent): void {
    const { id, surroundings } = this.#whole
    const { onEvent, adapter } = surroundings
    // Nobody listens unless the application does.
    if (onEvent !== realWorld.onEvent) onEvent({ ...this.context(), adapter, callId: id, ...event })
  }

  within<T>(work: PromiseLike<T>): Promise<T> {
    return abortable(work, this.cutShort)
  }

  async sleep(ms: number): Promise<void> {
    let cancel: () => void = () => undefined
    const timer = new Promise<void>((resolve) => (cancel = this.#clock.schedule(resolve, ms)))
    await abortable(timer, this.cutShort).finally(cancel)
  }

  part(settings: PartSettings): Call {
    const deadline = openDeadline(this.#clock, settings.limitMs, this.cutShort)
    return new CallView(this.#whole, { deadline, ...settings })
  }

  interruption(outcome: Outcome, cause?: unknown): CardlaneError {
    return interruptionError(this.cutShort.reason, { outcome, cause, limitMs: this.#view.limitMs })
  }

  context(): ErrorContext {
    const { surroundings, operation, reference, progress } = this.#whole
    return { provider: surroundings.provider, operation, reference, attempts: progress.attempts }
  }

  meta(): ResultMeta {
    const { reference, progress } = this.#whole
    return new CallMeta(reference, this.durationMs(), progress)
  }

  durationMs(): number {
    return this.#clock.now() - this.#whole.progress.startedAt
  }

  get #clock(): Clock {
    return this.#whole.surroundings.clock
  }

  close(): void {
    this.#view.deadline.close()
  }
}
