import {
  settleOutcome,
  type CardlaneError,
  type ErrorCode,
  type Outcome,
} from '../../errors/cardlane-error.js'
import { AmbiguousCardError, UntrustedLinkError } from '../../errors/failure-errors.js'
import type { Card } from '../../model/card.js'
import type { Operation } from '../../model/capabilities.js'
import {
  failureError,
  interruptionError,
  networkFailure,
  type Call,
  type FailureCode,
  type Safety,
} from './door-two.js'

/** What a provider, or the way to it, can fail with. What the caller does wrong is found without a script. */
export type MemoryFailureCode = Exclude<
  ErrorCode,
  'invalid_request' | 'unsupported_operation' | 'invalid_configuration'
>

interface FailureWords {
  readonly code: MemoryFailureCode
  /** Default: what is usual for `code`, such as 429 for `rate_limited`. */
  readonly httpStatus?: number
  readonly providerCode?: string
  readonly providerMessage?: string
}

interface NothingChanged extends FailureWords {
  readonly outcome?: 'not_applied'
}

interface Changed extends FailureWords {
  readonly outcome: 'applied'
}

/** The answer is lost: the caller cannot know what the test says in `applied`. */
interface Doubtful extends FailureWords {
  readonly outcome: 'unknown'
  /** Whether the change is really made. */
  readonly applied: boolean
}

/**
 * A failure as a test scripts it. `outcome` is what the error says; default: `not_applied`. The state follows: a change
 * is made for `applied`, and for `unknown` where `applied` is true. A read changes nothing, and neither does a call that
 * gives a hosted link: their errors always say `not_applied`.
 */
export type MemoryFailure<O extends Operation = Operation> = O extends 'listCards' | 'getCard'
  ? NothingChanged
  : NothingChanged | Changed | Doubtful

interface Circumstances {
  readonly call: Call
  readonly safety: Safety
  /** The cards that an id can mean. */
  readonly cards: readonly Card[]
}

/** Whether the change is made although the call fails. */
export function isApplied(failure: MemoryFailure): boolean {
  return failure.outcome === 'applied' || (failure.outcome === 'unknown' && failure.applied)
}

/** The error of the pipeline that a real provider's failure of this kind would end in. */
export function scriptedError(failure: MemoryFailure, circumstances: Circumstances): CardlaneError {
  const outcome = circumstances.safety === 'read' ? 'not_applied' : (failure.outcome ?? 'not_applied')
  // That a change was made although its call failed is known only by reading back.
  return outcome === 'applied'
    ? settleOutcome(errorOf(failure, 'unknown', circumstances), 'applied')
    : errorOf(failure, outcome, circumstances)
}

function errorOf(
  failure: MemoryFailure,
  outcome: Outcome,
  { call, safety, cards }: Circumstances,
): CardlaneError {
  const { code, httpStatus, providerCode, providerMessage } = failure
  const scrub = call.scrubber.text
  const interruption = { outcome, cause: undefined, limitMs: call.remainingMs() }
  switch (code) {
    case 'aborted':
      return interruptionError('aborted', interruption)
    case 'deadline_exceeded':
      return interruptionError('deadline', interruption)
    case 'network_failed':
      return networkFailure(lostConnection(outcome), { safety, sent: true, scrub })
    case 'ambiguous_card':
      return new AmbiguousCardError(
        {
          message: 'The id means more than one card.',
          outcome,
          retryable: false,
          hint: 'Call again with the id of one of `candidates`.',
        },
        cards.map(candidateOf),
      )
    case 'untrusted_link':
      return new UntrustedLinkError({
        message: 'The provider gave a link that is not https: on a trusted host.',
        outcome,
        retryable: false,
        hint: 'If the host is right, add it to `linkHosts` of this instance.',
      })
    default:
      return failureError(
        { code, outcome, providerCode, providerMessage },
        { safety, httpStatus: httpStatus ?? usualStatus[code], scrub },
      )
  }
}

const usualStatus: Readonly<Record<FailureCode, number>> = {
  authentication_failed: 401,
  permission_denied: 403,
  card_not_found: 404,
  conflict: 409,
  request_rejected: 422,
  rate_limited: 429,
  provider_unavailable: 503,
  unexpected_response: 200,
}

function lostConnection(outcome: Outcome): Error {
  const [code, message] =
    outcome === 'unknown' ? ['ECONNRESET', 'socket hang up'] : ['ECONNREFUSED', 'connect ECONNREFUSED']
  return Object.assign(new Error(message), { code })
}

function candidateOf({ ref, name, last4 }: Card) {
  return { ref, ...(name !== undefined && { name }), ...(last4 !== undefined && { last4 }) }
}
