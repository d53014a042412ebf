import type { Clock } from '../../clock.js'
import type { ErrorContext, ErrorPhase, Outcome } from '../../errors/cardlane-error.js'
import type { Operation } from '../../model/capabilities.js'
import type { ResultMeta } from '../../model/results.js'
import { failed, type Failure } from '../failure/failure.js'
import type { CallEvent, CardlaneEvent } from '../events.js'
import { Redactor } from '../redaction/redactor.js'
import { CallMeta } from './call-meta.js'
import { Deadline } from './deadline.js'
import { untilAborted, type CallSignal, type Signal } from './signal.js'

/** One call of one operation, as an adapter sees it. */
export interface Call {
  /** Unique. */
  readonly id: string
  /** The correlation id: the caller's own, or one that was made. */
  readonly reference: string
  /** How many requests were sent so far. */
  readonly attempts: number
}

/** The call behind what an adapter sees of it. */
export function activeCall(call: Call): ActiveCall {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- an adapter is given no other
  return call as ActiveCall
}

/** What the calls of one provider instance have in common. */
export interface InstanceContext {
  readonly provider: string
  readonly adapter: string
  readonly clock: Clock
  /** Absent where nobody listens. */
  readonly onEvent: ((event: CardlaneEvent) => void) | undefined
  /** Takes the credentials of the instance out of texts. */
  readonly redactor: Redactor
  /** How long a call may take that does not say so itself, in milliseconds. */
  readonly deadlineMs: number
}

/** What a call has done so far: all its parts write into the same. */
interface Progress {
  readonly id: string
  readonly operation: Operation
  readonly startedAt: number
  attempts: number
  /** Whether a request was given up that the provider may still be working on. */
  abandoned: boolean
  clockSkewMs: number | undefined
  raw: unknown
  providerRequestId: string | undefined
}

interface CallParts {
  readonly context: InstanceContext
  readonly progress: Progress
  readonly reference: string
  readonly deadline: Deadline
  readonly redactor: Redactor
  readonly readsBack: boolean
  readonly isImpatient: boolean
}

export interface CallSettings {
  readonly operation: Operation
  /** Unique. */
  readonly id: string
  readonly reference: string
  readonly deadlineMs?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** One call of one operation, or a part of one with a time limit of its own: its deadline, and what it has sent so far. */
export class ActiveCall implements Call {
  readonly reference: string
  readonly context: InstanceContext
  readonly progress: Progress
  /** Takes the credentials of the instance out of texts, what this call sends to authenticate, and the token of a card. */
  readonly redactor: Redactor
  /** Whether this part of the call reads what became of a change. */
  readonly readsBack: boolean
  /** Whether the caller allows less time than the instance would: then running out of it says nothing about the provider. */
  readonly isImpatient: boolean
  readonly #deadline: Deadline

  constructor({ context, progress, reference, deadline, redactor, readsBack, isImpatient }: CallParts) {
    this.reference = reference
    this.context = context
    this.progress = progress
    this.redactor = redactor
    this.readsBack = readsBack
    this.isImpatient = isImpatient
    this.#deadline = deadline
  }

  static open(context: InstanceContext, settings: CallSettings): ActiveCall {
    const { clock } = context
    const { id, operation, reference, deadlineMs = context.deadlineMs, signal } = settings
    const progress: Progress = {
      id,
      operation,
      startedAt: clock.monotonic(),
      attempts: 0,
      abandoned: false,
      clockSkewMs: undefined,
      raw: undefined,
      providerRequestId: undefined,
    }
    const deadline = new Deadline(clock, deadlineMs, signal)
    const redactor = new Redactor(context.redactor)
    const isImpatient = deadlineMs < context.deadlineMs
    return new ActiveCall({ context, progress, reference, deadline, redactor, readsBack: false, isImpatient })
  }

  /** The same call with a time limit inside its own. Close it when it is done. */
  part(limitMs: number, readsBack: boolean): ActiveCall {
    const deadline = new Deadline(this.context.clock, limitMs, this.signal)
    const { context, progress, reference, redactor, isImpatient } = this
    return new ActiveCall({ context, progress, reference, deadline, redactor, readsBack, isImpatient })
  }

  /**
   * The same call for work that many calls wait for, such as an access token: it ends by `signal`, and what it sends counts
   * here. Close it when it is done.
   */
  shared(signal: Signal, reference: string): ActiveCall {
    const { context, progress } = this
    const deadline = new Deadline(context.clock, context.deadlineMs, signal)
    const redactor = new Redactor(context.redactor)
    const settings = { readsBack: false, isImpatient: false }
    return new ActiveCall({ context, progress, reference, deadline, redactor, ...settings })
  }

  /** Aborts when the deadline is over or the caller aborts. */
  get signal(): CallSignal {
    return this.#deadline.signal
  }

  get id(): string {
    return this.progress.id
  }

  get attempts(): number {
    return this.progress.attempts
  }

  get isInterrupted(): boolean {
    return this.signal.aborted
  }

  remainingMs(): number {
    return this.#deadline.remainingMs()
  }

  durationMs(): number {
    return Math.round(this.context.clock.monotonic() - this.progress.startedAt)
  }

  emit(event: CallEvent): void {
    const { provider, adapter, onEvent } = this.context
    if (onEvent === undefined) return
    const { id: callId, operation, attempts } = this.progress
    onEvent(
      Object.assign(event, { provider, adapter, operation, reference: this.reference, attempts, callId }),
    )
  }

  /** Which call this is, as errors and events say it. */
  describe(): ErrorContext {
    const { operation, attempts } = this.progress
    return { provider: this.context.provider, operation, reference: this.reference, attempts }
  }

  meta(): ResultMeta {
    return new CallMeta(this.reference, this.durationMs(), this.progress)
  }

  /** Waits for `work`, but not beyond the deadline or the caller's signal: then it rejects with the interruption. */
  async within<T>(work: PromiseLike<T>, phase: ErrorPhase): Promise<T> {
    const done = await untilAborted(work, this.signal)
    if (done === undefined) throw failed(this.interruption(phase, 'not_applied'))
    return done.value
  }

  /** Gives whether the time has passed; `false` when the call was cut short before. */
  async sleep(ms: number): Promise<boolean> {
    let cancel: () => void = () => undefined
    const timer = new Promise<void>((resolve) => (cancel = this.context.clock.schedule(resolve, ms)))
    const done = await untilAborted(timer, this.signal)
    cancel()
    return done !== undefined
  }

  /** Why the call was cut short. */
  interruption(phase: ErrorPhase, outcome: Outcome): Failure {
    const retryable = outcome === 'not_applied'
    return this.signal.reason === 'aborted'
      ? { code: 'aborted', message: 'The caller aborted the call.', phase, outcome, retryable }
      : {
          code: 'deadline_exceeded',
          message: `There was no answer within ${this.#deadline.limitMs} ms.`,
          phase,
          outcome,
          retryable,
        }
  }

  close(): void {
    this.#deadline.close()
  }
}
