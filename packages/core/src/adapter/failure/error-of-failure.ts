import type {
  CardlaneError,
  ErrorCode,
  ErrorContext,
  Outcome,
  ProviderErrorInfo,
} from '../../errors/cardlane-error.js'
import * as errors from '../../errors/failure-errors.js'
import {
  ConfigurationError,
  InvalidRequestError,
  UnsupportedOperationError,
} from '../../errors/input-errors.js'
import type { Operation } from '../../model/capabilities.js'
import { containsCardNumber } from '../input/card-number.js'
import { isTransient, type Failure } from './failure.js'

interface Circumstances {
  readonly call: ErrorContext
  /** A provider may repeat in its words what was sent to it. */
  readonly redact: (text: string) => string
}

/** Makes the error that a caller gets. The only place where a failure becomes one. */
export function errorOfFailure(failure: Failure, circumstances: Circumstances): CardlaneError {
  const { call, redact } = circumstances
  const { code, hint, previous } = failure
  switch (code) {
    case 'invalid_request':
      return new InvalidRequestError(
        { message: failure.message ?? '', field: failure.field ?? '', hint },
        call,
      )
    case 'unsupported_operation': {
      const { capability, ...refusal } = failure.refusal ?? unnamedRefusal
      return new UnsupportedOperationError(capability, refusal, call)
    }
    case 'invalid_configuration':
      return new ConfigurationError(failure.problems ?? [], call)
    default: {
      const kind = kinds[code]
      const outcome = failure.outcome ?? kind.outcome
      const providerError = providerErrorOf(failure, redact)
      const details = {
        ...call,
        message: failure.message ?? sentence(kind.message, failure, providerError),
        outcome,
        retryable: failure.retryable ?? (isTransient(code) && outcome === 'not_applied'),
        hint: hint ?? (outcome === 'unknown' ? unknownHint(call.operation) : kind.hint),
        phase: failure.phase,
        retryAfterMs: failure.retryAfterMs,
        providerError,
        cause: previous === undefined ? failure.cause : errorOfFailure(previous, circumstances),
      }
      return new kind.Error(details, failure.candidates ?? [])
    }
  }
}

/** What to do when nobody can tell whether a change happened. */
function unknownHint(operation: Operation): string {
  return (
    unknownHints[operation] ?? 'The change may or may not have happened: read the card before you call again.'
  )
}

const unknownHints: Readonly<Partial<Record<Operation, string>>> = {
  addCard: 'The card may or may not have been added: list the cards before you call again.',
  createPaymentLink:
    'The link may or may not exist: look for it at the provider before you make another, or somebody may pay twice.',
}

/** `The provider refused the request (HTTP 422): its own words.` */
function sentence(message: string, failure: Failure, providerError: ProviderErrorInfo | undefined): string {
  const { httpStatus, problem } = failure
  const status = httpStatus === undefined ? '' : ` (HTTP ${httpStatus})`
  const words = problem ?? providerError?.message
  return `${message}${status}${words === undefined ? '.' : `: ${words}`}`
}

function providerErrorOf(
  { httpStatus, providerCode, providerMessage }: Failure,
  redact: Circumstances['redact'],
): ProviderErrorInfo | undefined {
  if ((httpStatus ?? providerCode ?? providerMessage) === undefined) return undefined
  const code = tidy(providerCode, redact)
  const message = tidy(providerMessage, redact)
  return {
    ...(httpStatus !== undefined && { httpStatus }),
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
  }
}

/** What stands for a message of a provider that contains a card number. */
export const hiddenCardNumber = '[hidden: it contains a card number]'

/** Providers' words are shown and logged: one line, not endless, and without addresses and card numbers. */
function tidy(words: string | undefined, redact: Circumstances['redact']): string | undefined {
  if (words === undefined) return undefined
  // What is never shown is not looked at: a response may be all message.
  const text = words.slice(0, 10_000)
  if (containsCardNumber(text)) return hiddenCardNumber
  const shown = redact(text)
    .replace(/\bhttps?:\S+/gi, '[address hidden]')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
  return shown === '' ? undefined : shown
}

type FailureErrorCode = Exclude<
  ErrorCode,
  'invalid_request' | 'unsupported_operation' | 'invalid_configuration'
>

interface Kind {
  readonly Error: new (
    details: errors.FailureDetails,
    candidates: readonly errors.CardCandidate[],
  ) => CardlaneError
  readonly message: string
  readonly outcome: Outcome
  readonly hint: string
}

const kinds: Readonly<Record<FailureErrorCode, Kind>> = {
  authentication_failed: {
    Error: errors.AuthenticationError,
    message: 'The provider does not accept the credentials',
    outcome: 'not_applied',
    hint: 'Check the credentials and the environment of this instance.',
  },
  permission_denied: {
    Error: errors.PermissionDeniedError,
    message: 'The provider does not allow this',
    outcome: 'not_applied',
    hint: 'Ask the provider what this account and this user may do.',
  },
  card_not_found: {
    Error: errors.CardNotFoundError,
    message: 'The provider has no such card',
    outcome: 'not_applied',
    hint: "List the owner's cards and use an id from there.",
  },
  ambiguous_card: {
    Error: errors.AmbiguousCardError,
    message: 'The id means more than one card',
    outcome: 'not_applied',
    hint: 'Call again with the id of one of `candidates`.',
  },
  conflict: {
    Error: errors.ConflictError,
    message: 'The state at the provider does not allow this',
    outcome: 'not_applied',
    hint: 'Read the card again and decide anew.',
  },
  request_rejected: {
    Error: errors.RequestRejectedError,
    message: 'The provider refused the request',
    outcome: 'not_applied',
    hint: "Correct what the provider's message names.",
  },
  rate_limited: {
    Error: errors.RateLimitedError,
    message: 'The provider asks to slow down',
    outcome: 'not_applied',
    hint: 'Nothing was changed; call again later.',
  },
  provider_unavailable: {
    Error: errors.ProviderUnavailableError,
    message: 'The provider cannot answer at the moment',
    outcome: 'unknown',
    hint: 'Call again later.',
  },
  unexpected_response: {
    Error: errors.UnexpectedResponseError,
    message: "The provider's answer cannot be taken for success",
    outcome: 'unknown',
    hint: 'Look at `providerError`; the provider may have changed its API.',
  },
  untrusted_link: {
    Error: errors.UntrustedLinkError,
    message: 'The provider gave a link that is not https: on a trusted host',
    outcome: 'not_applied',
    hint: 'If the host is right, add it to `linkHosts` of this instance.',
  },
  network_failed: {
    Error: errors.NetworkError,
    message: 'The connection broke',
    outcome: 'unknown',
    hint: 'Nothing was changed; check the network and the base URL, then call again.',
  },
  deadline_exceeded: {
    Error: errors.DeadlineExceededError,
    message: 'There was no answer within the deadline',
    outcome: 'unknown',
    hint: 'Nothing was changed; the call can be made again.',
  },
  aborted: {
    Error: errors.AbortedError,
    message: 'The caller aborted the call',
    outcome: 'unknown',
    hint: 'Nothing was changed; the call can be made again.',
  },
}

const unnamedRefusal = {
  capability: 'updateCard.name',
  reason: 'The provider cannot do this.',
  alternative: 'Ask `capabilities` what it can do.',
} as const
