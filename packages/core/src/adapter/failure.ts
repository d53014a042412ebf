import { unknownOutcomeHint, type CardlaneError, type Outcome } from '../errors/cardlane-error.js'
import type { Scrubber } from './scrub.js'
import { containsCardNumber } from './input/card-number.js'
import {
  AuthenticationError,
  CardNotFoundError,
  ConflictError,
  PermissionDeniedError,
  ProviderUnavailableError,
  RateLimitedError,
  RequestRejectedError,
  UnexpectedResponseError,
  type FailureDetails,
} from '../errors/failure-errors.js'

/** The failures that an answer can mean. */
export type FailureCode = keyof typeof kinds

/** A provider's refusal, as its adapter reads it. What is absent follows from `code`. */
export interface Failure {
  readonly code: FailureCode
  readonly outcome?: Outcome
  readonly providerCode?: string | undefined
  readonly providerMessage?: string | undefined
  readonly hint?: string
}

interface Kind {
  readonly Error: new (details: FailureDetails) => CardlaneError
  readonly message: string
  readonly outcome: Outcome
  readonly retryable: boolean
  readonly hint: string
}

const refused = { outcome: 'not_applied', retryable: false } as const

const kinds = {
  authentication_failed: {
    ...refused,
    Error: AuthenticationError,
    message: 'The provider does not accept the credentials',
    hint: 'Check the credentials and the environment of this instance.',
  },
  permission_denied: {
    ...refused,
    Error: PermissionDeniedError,
    message: 'The provider does not allow this',
    hint: 'Ask the provider what this account and this user may do.',
  },
  card_not_found: {
    ...refused,
    Error: CardNotFoundError,
    message: 'The provider has no such card',
    hint: "List the owner's cards and use an id from there.",
  },
  conflict: {
    ...refused,
    Error: ConflictError,
    message: 'The state at the provider does not allow this',
    hint: 'Read the card again and decide anew.',
  },
  request_rejected: {
    ...refused,
    Error: RequestRejectedError,
    message: 'The provider refused the request',
    hint: "Correct what the provider's message names.",
  },
  rate_limited: {
    outcome: 'not_applied',
    retryable: true,
    Error: RateLimitedError,
    message: 'The provider asks to slow down',
    hint: 'Nothing was changed; call again later.',
  },
  provider_unavailable: {
    outcome: 'unknown',
    retryable: true,
    Error: ProviderUnavailableError,
    message: 'The provider cannot answer at the moment',
    hint: 'Call again later.',
  },
  unexpected_response: {
    outcome: 'unknown',
    retryable: false,
    Error: UnexpectedResponseError,
    message: "The provider's answer cannot be taken for success",
    hint: 'Look at `providerError`; the provider may have changed its API.',
  },
} satisfies Record<string, Kind>

interface FailureContext {
  readonly safety: Safety
  readonly httpStatus: number
  /** A provider may repeat in its words what was sent to it. */
  readonly scrub: Scrubber['text']
}

/** Makes the error of a failure. A read changes nothing, so its outcome is always `not_applied`. */
export function failureError(failure: Failure, { safety, httpStatus, scrub }: FailureContext): CardlaneError {
  const kind: Kind = kinds[failure.code]
  const outcome = safety === 'read' ? 'not_applied' : (failure.outcome ?? kind.outcome)
  const code = tidy(failure.providerCode, scrub)
  const message = tidy(failure.providerMessage, scrub)
  return new kind.Error({
    message: `${kind.message} (HTTP ${String(httpStatus)})${message === undefined ? '.' : `: ${message}`}`,
    outcome,
    retryable: kind.retryable && mayRepeat(safety, outcome),
    hint: outcome === 'unknown' ? unknownOutcomeHint : (failure.hint ?? kind.hint),
    providerError: {
      httpStatus,
      ...(code !== undefined && { code }),
      ...(message !== undefined && { message }),
    },
  })
}

/**
 * `read`: changes nothing. `repeatable`: doing it twice is the same as once. `once`: a second time would be a second effect.
 */
export type Safety = 'read' | 'repeatable' | 'once'

/** Whether a failed request may be sent again: a `once` request only if it cannot have been processed. */
export function mayRepeat(safety: Safety, outcome: Outcome): boolean {
  return safety !== 'once' || outcome === 'not_applied'
}

/** What every provider means by a status, as far as providers agree. */
const statusCodes: Readonly<Record<number, FailureCode>> = {
  400: 'request_rejected',
  401: 'authentication_failed',
  403: 'permission_denied',
  404: 'request_rejected',
  408: 'provider_unavailable',
  409: 'conflict',
  422: 'request_rejected',
  429: 'rate_limited',
}

/** The code of an HTTP status that is no success: the adapter's own table first, then what is usual. */
export function failureOfStatus(
  status: number,
  table: Readonly<Record<number, FailureCode>> = {},
): FailureCode {
  return (
    table[status] ?? statusCodes[status] ?? (status >= 500 ? 'provider_unavailable' : 'unexpected_response')
  )
}

/** What stands for a message of a provider that contains a card number. */
export const hiddenCardNumber = '[hidden: it contains a card number]'

/** Providers' messages are shown and logged: one line, not endless, and without addresses and card numbers. */
function tidy(words: string | undefined, scrub: Scrubber['text']): string | undefined {
  // What is never shown is not looked at: an answer may be all message.
  const message = words?.slice(0, 10_000)
  if (message === undefined) return undefined
  if (containsCardNumber(message)) return hiddenCardNumber
  const text = scrub(message)
    .replace(/\bhttps?:\S+/gi, '[address hidden]')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
  return text === '' ? undefined : text
}
