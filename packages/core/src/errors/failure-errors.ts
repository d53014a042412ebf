import type { CardRef } from '../model/card.js'
import {
  CardlaneError,
  type ErrorCode,
  type ErrorContext,
  type ErrorPhase,
  type Outcome,
  type ProviderErrorInfo,
} from './cardlane-error.js'

/** What a failed call's error is made of; which call it was is absent where an adapter makes the error itself. */
export interface FailureDetails extends Partial<ErrorContext> {
  readonly message: string
  readonly outcome: Outcome
  readonly retryable: boolean
  readonly hint: string
  /** Default: the last phase that the class has. */
  readonly phase?: ErrorPhase | undefined
  readonly retryAfterMs?: number | undefined
  readonly providerError?: ProviderErrorInfo | undefined
  readonly cause?: unknown
}

abstract class FailureError extends CardlaneError {
  constructor(code: ErrorCode, usualPhase: ErrorPhase, details: FailureDetails) {
    const { phase = usualPhase } = details
    super(Object.assign({}, details, { code, phase }))
  }
}

/**
 * The provider does not accept the credentials, the signature or the token; or they could not be made, and then the phase
 * is `authenticate`. *Not* thrown for a missing permission.
 */
export class AuthenticationError extends FailureError {
  constructor(details: FailureDetails) {
    super('authentication_failed', 'response', details)
  }
}

/** The provider knows the caller but does not allow this: a limit, a product that is not switched on, a blocked address. */
export class PermissionDeniedError extends FailureError {
  constructor(details: FailureDetails) {
    super('permission_denied', 'response', details)
  }
}

/** The owner has no such card at the provider. */
export class CardNotFoundError extends FailureError {
  constructor(details: FailureDetails) {
    super('card_not_found', 'response', details)
  }
}

/** A card that an id may mean: what tells it from the others. */
export interface CardCandidate {
  readonly ref: CardRef
  readonly name?: string
  readonly last4?: string
}

/** The id means more than one card. Nothing was changed; call again with the id of one of `candidates`. */
export class AmbiguousCardError extends FailureError {
  readonly candidates: readonly CardCandidate[]

  constructor(details: FailureDetails, candidates: readonly CardCandidate[]) {
    super('ambiguous_card', 'response', details)
    this.candidates = candidates
  }
}

/** The state at the provider is not what the call needs: a name that is taken, a card that changed in between. */
export class ConflictError extends FailureError {
  constructor(details: FailureDetails) {
    super('conflict', 'response', details)
  }
}

/** The provider read the request and refused it. */
export class RequestRejectedError extends FailureError {
  constructor(details: FailureDetails) {
    super('request_rejected', 'response', details)
  }
}

/** Too many requests; `retryAfterMs` is the wait that the provider named. The request was not processed, or not even sent. */
export class RateLimitedError extends FailureError {
  constructor(details: FailureDetails) {
    super('rate_limited', 'response', details)
  }
}

/**
 * The provider answered that it cannot answer (5xx): a mutation may have been applied, see `outcome`. Or it failed so often
 * that nothing is sent for a while, and then the phase is `before_send`.
 */
export class ProviderUnavailableError extends FailureError {
  constructor(details: FailureDetails) {
    super('provider_unavailable', 'response', details)
  }
}

/** The provider answered something that its documentation does not allow, and that cannot be taken for success. */
export class UnexpectedResponseError extends FailureError {
  constructor(details: FailureDetails) {
    super('unexpected_response', 'response', details)
  }
}

/** The provider gave a link to a host that the configuration does not trust. The link is not handed out. */
export class UntrustedLinkError extends FailureError {
  constructor(details: FailureDetails) {
    super('untrusted_link', 'response', details)
  }
}

/** The request could not be sent, or no answer came. `phase` says how far it came, `outcome` whether it may have been processed. */
export class NetworkError extends FailureError {
  constructor(details: FailureDetails) {
    super('network_failed', 'sent', details)
  }
}

/** The call's `deadlineMs` was used up. `cause` is the failure of the attempt before, where there was one. */
export class DeadlineExceededError extends FailureError {
  constructor(details: FailureDetails) {
    super('deadline_exceeded', 'before_send', details)
  }
}

/** The caller's `signal` was aborted. */
export class AbortedError extends FailureError {
  constructor(details: FailureDetails) {
    super('aborted', 'before_send', details)
  }
}
