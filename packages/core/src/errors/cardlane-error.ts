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

/**
 * Where it went wrong. Up to `waiting_for_socket` nothing has been tried on the network: `input` and `config` are what the
 * caller or the configuration gave, `before_send` is a wait (for the owner's turn, before a retry, for a provider that asks to
 * slow down, or because the circuit is open), `authenticate` makes the credentials of a request, `waiting_for_socket` waits
 * for one of the instance's connections. `resolve`, `connect`, `proxy` and `tls` open a connection; nothing of the request
 * leaves before they are done. From `sent` on the provider may have read the request; `response` is its answer.
 */
export type ErrorPhase =
  | 'input'
  | 'config'
  | 'before_send'
  | 'authenticate'
  | 'waiting_for_socket'
  | 'resolve'
  | 'connect'
  | 'proxy'
  | 'tls'
  | 'sent'
  | 'response'

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

/** What an error is made of. The call is absent where no call was being made, as in a configuration error. */
export interface ErrorDetails extends Partial<ErrorContext> {
  readonly message: string
  readonly code: ErrorCode
  readonly phase: ErrorPhase
  readonly outcome: Outcome
  readonly retryable: boolean
  readonly hint: string
  readonly retryAfterMs?: number | undefined
  readonly providerError?: ProviderErrorInfo | undefined
  readonly cause?: unknown
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
  /** How long to wait before the same call can succeed, in milliseconds. Absent where nobody said. */
  declare readonly retryAfterMs?: number
  declare readonly providerError?: ProviderErrorInfo
  /** The provider instance. Absent when no call was being made, as in a configuration error. */
  declare readonly provider?: string
  declare readonly operation?: Operation
  declare readonly reference?: string
  /** How many HTTP requests the call had sent. */
  readonly attempts: number

  static {
    Object.defineProperty(CardlaneError.prototype, mark, { value: true })
  }

  constructor(details: ErrorDetails) {
    const { provider, operation, reference, attempts = 0, retryAfterMs, providerError, cause } = details
    const message =
      provider === undefined ? details.message : `${provider} ${operation ?? ''}: ${details.message}`
    super(message, cause === undefined ? undefined : { cause })
    Object.defineProperty(this, 'name', { value: new.target.name, configurable: true })
    this.code = details.code
    this.phase = details.phase
    this.outcome = details.outcome
    this.retryable = details.retryable
    this.hint = details.hint
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs
    if (providerError !== undefined) this.providerError = providerError
    if (provider !== undefined) this.provider = provider
    if (operation !== undefined) this.operation = operation
    if (reference !== undefined) this.reference = reference
    this.attempts = attempts
  }

  /** What `console.error` prints. */
  [inspect.custom](): string {
    return printError(this)
  }

  /** Safe to log. */
  toJSON(): Record<string, unknown> {
    const { name, message, code, phase, outcome, retryable, retryAfterMs, hint } = this
    const { provider, operation, reference, attempts, providerError } = this
    return {
      ...{ name, message, code, phase, outcome, retryable, retryAfterMs, hint },
      ...{ provider, operation, reference, attempts, providerError },
    }
  }
}

/** Recognises a `CardlaneError`, also one made by another copy of this package. */
export function isCardlaneError(error: unknown): error is CardlaneError {
  return typeof error === 'object' && error !== null && Reflect.get(error, mark) === true
}
