import type { ErrorCode, Outcome } from '../../errors/cardlane-error.js'
import type { Card } from '../../model/card.js'
import type { Operation } from '../../model/capabilities.js'
import {
  complete,
  omitEmpty,
  withOutcome,
  type ActiveCall,
  type Failure,
  type Idempotency,
} from './adapter-api.js'

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
  readonly call: ActiveCall
  readonly idempotency: Idempotency
  /** The cards that an id can mean. */
  readonly cards: readonly Card[]
}

/** Whether the change is made although the call fails. */
export function isApplied(failure: MemoryFailure): boolean {
  return failure.outcome === 'applied' || (failure.outcome === 'unknown' && failure.applied)
}

/** The failure that a real provider's failure of this kind would end in. */
export function scriptedFailure(script: MemoryFailure, circumstances: Circumstances): Failure {
  const outcome = circumstances.idempotency === 'safe' ? 'not_applied' : (script.outcome ?? 'not_applied')
  // That a change was made although its call failed is known only by reading back.
  return outcome === 'applied'
    ? withOutcome(failureOf(script, 'unknown', circumstances), 'applied')
    : failureOf(script, outcome, circumstances)
}

function failureOf(script: MemoryFailure, outcome: Outcome, circumstances: Circumstances): Failure {
  const { code, httpStatus, providerCode, providerMessage } = script
  const { call, idempotency, cards } = circumstances
  const isLost = outcome === 'unknown'
  switch (code) {
    case 'aborted':
    case 'deadline_exceeded':
      return {
        code,
        message:
          code === 'aborted'
            ? 'The caller aborted the call.'
            : `There was no answer within ${Math.round(call.remainingMs())} ms.`,
        phase: isLost ? 'sent' : 'before_send',
        outcome,
      }
    case 'network_failed': {
      const message = isLost
        ? 'The connection broke: socket hang up.'
        : 'The provider could not be reached: connect ECONNREFUSED.'
      return complete({ code, message, phase: isLost ? 'sent' : 'connect', outcome }, idempotency)
    }
    case 'ambiguous_card':
      return { code, outcome, candidates: cards.map(candidateOf) }
    case 'untrusted_link':
      return { code, outcome }
    default: {
      const words = { httpStatus: httpStatus ?? usualStatus[code], providerCode, providerMessage }
      return complete({ code, outcome, ...words }, idempotency)
    }
  }
}

type ResponseCode = Exclude<
  MemoryFailureCode,
  'aborted' | 'deadline_exceeded' | 'network_failed' | 'ambiguous_card' | 'untrusted_link'
>

const usualStatus: Readonly<Record<ResponseCode, number>> = {
  authentication_failed: 401,
  permission_denied: 403,
  card_not_found: 404,
  conflict: 409,
  request_rejected: 422,
  rate_limited: 429,
  provider_unavailable: 503,
  unexpected_response: 200,
}

function candidateOf({ ref, name, last4 }: Card) {
  return { ref, ...omitEmpty({ name, last4 }) }
}
