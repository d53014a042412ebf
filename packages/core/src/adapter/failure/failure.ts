import {
  isCardlaneError,
  type CardlaneError,
  type ErrorCode,
  type ErrorPhase,
  type Outcome,
} from '../../errors/cardlane-error.js'
import type { CardCandidate } from '../../errors/failure-errors.js'
import type { ConfigurationProblem } from '../../errors/input-errors.js'
import type { Capability, Refusal } from '../../model/capabilities.js'

/**
 * What went wrong, as data. An adapter's `classify` returns one, and its operations throw `failed(…)`. What is absent follows
 * from `code`; which call it was is added where the failure leaves the library as an error.
 */
export interface Failure {
  readonly code: ErrorCode
  /** What the call did. Default: what `code` says; always `not_applied` for a request that changes nothing. */
  readonly outcome?: Outcome | undefined
  /** Default: `response`. */
  readonly phase?: ErrorPhase | undefined
  /** One sentence. Default: what `code` means. */
  readonly message?: string | undefined
  /** What is wrong with a response, in words of the adapter such as `body.cards is missing`. It follows the default message. */
  readonly problem?: string | undefined
  /** What to do next, in one sentence. */
  readonly hint?: string | undefined
  /** Whether the same call may succeed later. Default: what `code` says. */
  readonly retryable?: boolean | undefined
  /** The wait that the provider asks for, in milliseconds. */
  readonly retryAfterMs?: number | undefined
  readonly httpStatus?: number | undefined
  /** The provider's own code and words. Secrets, addresses and card numbers are taken out of them before they are shown. */
  readonly providerCode?: string | undefined
  readonly providerMessage?: string | undefined
  readonly cause?: unknown
  /** Of a call that was cut short: what it was about to try again after. It becomes the cause. */
  readonly previous?: Failure | undefined
  /** Of `ambiguous_card`. */
  readonly candidates?: readonly CardCandidate[] | undefined
  /** Of `invalid_request`: the path of the field. */
  readonly field?: string | undefined
  /** Of `invalid_configuration`. */
  readonly problems?: readonly ConfigurationProblem[] | undefined
  /** Of `unsupported_operation`. */
  readonly refusal?: (Refusal & { readonly capability: Capability }) | undefined
}

const mark = Symbol.for('cardlane.failed')

/** How a failure travels through an adapter's operation. It never leaves the library: the caller gets a `CardlaneError`. */
export class FailedError extends Error {
  readonly failure: Failure

  static {
    Object.defineProperty(FailedError.prototype, mark, { value: true })
  }

  constructor(failure: Failure) {
    super(failure.message ?? failure.code)
    this.failure = failure
  }
}

/** For an adapter to throw: `throw failed({ code: 'card_not_found' })`. */
export function failed(failure: Failure): FailedError {
  return new FailedError(failure)
}

/** The failure that was thrown, or `undefined` for anything else, such as a defect of the adapter. */
export function failureOf(thrown: unknown): Failure | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined
  if (Reflect.get(thrown, mark) === true) return (thrown as FailedError).failure
  return isCardlaneError(thrown) ? failureOfError(thrown) : undefined
}

type OfItsClass = Pick<Failure, 'candidates' | 'field' | 'problems'> &
  Partial<Refusal & { readonly capability: Capability }>

/** An adapter, or a function of this library that also works outside of calls, may throw a public error. */
function failureOfError(error: CardlaneError): Failure {
  const { code, outcome, phase, message, hint, retryable, retryAfterMs, providerError, cause } = error
  const { candidates, field, problems, capability, reason, alternative } = error as CardlaneError & OfItsClass
  return {
    code,
    outcome,
    phase,
    message,
    hint,
    retryable,
    retryAfterMs,
    cause,
    httpStatus: providerError?.httpStatus,
    providerCode: providerError?.code,
    providerMessage: providerError?.message,
    candidates,
    field,
    problems,
    refusal:
      capability === undefined || reason === undefined || alternative === undefined
        ? undefined
        : { capability, reason, alternative },
  }
}

/**
 * The same failure where more is known of its outcome than when it happened: that an earlier attempt may have been applied, or
 * what a read has shown.
 */
export function withOutcome(failure: Failure, outcome: Outcome, hint?: string): Failure {
  if (failure.outcome === outcome) return failure
  return {
    ...failure,
    outcome,
    retryable:
      outcome === 'not_applied'
        ? isTransient(failure.code)
        : failure.retryable === true && outcome === 'unknown',
    hint: hint ?? knownHints[outcome],
  }
}

const knownHints: Readonly<Partial<Record<Outcome, string>>> = {
  applied: 'The change has been made; do not make it again.',
  not_applied: 'The change has not been made, as a read has shown; call again.',
}

/** Whether a failure of this code can go better the next time. */
export function isTransient(code: ErrorCode): boolean {
  return transient.has(code)
}

const transient: ReadonlySet<ErrorCode> = new Set([
  'rate_limited',
  'provider_unavailable',
  'network_failed',
  'deadline_exceeded',
  'aborted',
])
