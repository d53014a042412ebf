import { inspect } from 'node:util'
import type { Operation } from '../model/capabilities.js'
import { printError } from './print-error.js'

/** What went wrong, in words that are the same for every provider. */
export type ErrorCode =
  | 'invalid_request'
  | 'unsupported_operation'
  | 'invalid_configuration'
  | 'authentication_failed'
  | 'permission_denied'
  | 'card_not_found'
  | 'ambiguous_card'
  | 'conflict'
  | 'request_rejected'
  | 'rate_limited'
  | 'provider_unavailable'
  | 'unexpected_response'
  | 'untrusted_link'
  | 'network_failed'
  | 'deadline_exceeded'
  | 'aborted'

/** Where it went wrong: in what the caller gave, in the configuration, on the way, or in the provider's answer. */
export type ErrorPhase = 'input' | 'config' | 'send' | 'response'

/** What a failed call did to the provider's state. */
export type Outcome = 'not_applied' | 'applied' | 'unknown'

/** The provider's own words about a failure. */
export interface ProviderErrorInfo {
  readonly httpStatus?: number
  readonly code?: string
  readonly message?: string
}

/** Which call failed. */
export interface ErrorContext {
  readonly provider: string
  readonly operation: Operation
  readonly reference: string
  readonly attempts: number
}

export interface ErrorDetails {
  readonly message: string
  readonly code: ErrorCode
  readonly phase: ErrorPhase
  readonly outcome: Outcome
  readonly retryable: boolean
  readonly hint: string
  readonly providerError?: ProviderErrorInfo
  readonly cause?: unknown
}

/** What to do when nobody can tell whether a change happened. `locateError` replaces it by what fits the operation. */
export const unknownOutcomeHint =
  'The change may or may not have happened: read the card before you call again.'

const unknownOutcomeHints: Readonly<Partial<Record<Operation, string>>> = {
  addCard: 'The card may or may not have been added: list the cards before you call again.',
  createPaymentLink:
    'The link may or may not exist: look for it at the provider before you make another, or somebody may pay twice.',
}

const mark = Symbol.for('cardlane.error')

/** The base of every error that Cardlane throws. It holds no request, no header and no credential. */
export abstract class CardlaneError extends Error {
  readonly code: ErrorCode
  readonly phase: ErrorPhase
  /** What the failed call did: nothing, all that was asked, or nobody can tell. Always `not_applied` for reads. */
  readonly outcome: Outcome
  /** True when the same call, made again later, is safe and may succeed. */
  readonly retryable: boolean
  /** What to do next, in one sentence. */
  readonly hint: string
  declare readonly providerError?: ProviderErrorInfo
  /** The provider instance. Absent when no call was being made, as in a configuration error. */
  declare readonly provider?: string
  declare readonly operation?: Operation
  declare readonly reference?: string
  /** How many HTTP requests the call had sent. */
  readonly attempts: number = 0

  static {
    Object.defineProperty(CardlaneError.prototype, mark, { value: true })
  }

  constructor(details: ErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause })
    Object.defineProperty(this, 'name', { value: new.target.name, configurable: true })
    this.code = details.code
    this.phase = details.phase
    this.outcome = details.outcome
    this.retryable = details.retryable
    this.hint = details.hint
    if (details.providerError !== undefined) this.providerError = details.providerError
  }

  /** What `console.error` prints. */
  [inspect.custom](): string {
    return printError(this)
  }

  /** Safe to log. */
  toJSON(): Record<string, unknown> {
    const { name, message, code, phase, outcome, retryable, hint } = this
    const { provider, operation, reference, attempts, providerError } = this
    return {
      ...{ name, message, code, phase, outcome, retryable, hint },
      ...{ provider, operation, reference, attempts, providerError },
    }
  }
}

/** Recognises a `CardlaneError`, also one made by another copy of this package. */
export function isCardlaneError(error: unknown): error is CardlaneError {
  return typeof error === 'object' && error !== null && Reflect.get(error, mark) === true
}

/** Writes into an error which call it belongs to, once: the inner call knows best. For Cardlane's own packages. */
export function locateError(error: CardlaneError, context: ErrorContext): CardlaneError {
  if (error.provider !== undefined) return error
  const message = `${context.provider} ${context.operation}: ${error.message}`
  const stack = error.stack?.replace(error.message, () => message)
  const hint = error.hint === unknownOutcomeHint ? unknownOutcomeHints[context.operation] : undefined
  Object.assign(error, context, hint && { hint })
  Object.defineProperty(error, 'message', { value: message, configurable: true })
  Object.defineProperty(error, 'stack', { value: stack, configurable: true, writable: true })
  return error
}

/** An error of the caller's own, where several calls wait for the same work. For Cardlane's own packages. */
export function copyError(error: CardlaneError): CardlaneError {
  const copy = Object.setPrototypeOf(new Error(), Reflect.getPrototypeOf(error)) as CardlaneError
  return Object.defineProperties(copy, {
    ...Object.getOwnPropertyDescriptors(error),
    stack: { value: error.stack, configurable: true, writable: true },
  })
}

/**
 * Says what the call did to the state, where more is known than when the error was made: that an earlier attempt may have
 * been applied, or what a read has shown. For Cardlane's own packages.
 */
export function settleOutcome(error: CardlaneError, outcome: Outcome, hint?: string): CardlaneError {
  if (error.outcome === outcome) return error
  const retryable =
    outcome === 'not_applied' ? transient.has(error.code) : error.retryable && outcome === 'unknown'
  return Object.assign(error, { outcome, retryable, hint: hint ?? settledHints[outcome] })
}

const settledHints: Readonly<Record<Outcome, string>> = {
  applied: 'The change has been made; do not make it again.',
  not_applied: 'The change has not been made, as a read has shown; call again.',
  unknown: unknownOutcomeHint,
}

/** What can go better the next time. */
const transient: ReadonlySet<ErrorCode> = new Set([
  'rate_limited',
  'provider_unavailable',
  'network_failed',
  'deadline_exceeded',
  'aborted',
])
