import type { ActiveCall } from '../call/call.js'
import type { Failure } from '../failure/failure.js'
import { networkFailure } from '../http/network-failure.js'
import type { Transported } from '../http/transport.js'
import type { Evidence } from './circuit-breaker.js'
import type { Idempotency } from './provider-request.js'

type Unanswered = Exclude<Transported, { readonly response: unknown }>
type Unreadable = Extract<Transported, { readonly unreadable: unknown }>

/** The failure of an attempt that got no response that can be read. */
export function unansweredFailure(result: Unanswered, idempotency: Idempotency, call: ActiveCall): Failure {
  if ('broken' in result) return networkFailure(result, { idempotency, redact: call.redactor.redact })
  if ('unreadable' in result) return unreadable(result.unreadable, idempotency)
  const { phase } = result
  const mayHaveArrived = (phase === 'sent' || phase === 'response') && idempotency !== 'safe'
  // The provider may still be working on it.
  if (mayHaveArrived) call.progress.abandoned = true
  return call.interruption(phase, mayHaveArrived ? 'unknown' : 'not_applied')
}

function unreadable(why: Unreadable['unreadable'], idempotency: Idempotency): Failure {
  const outcome = idempotency === 'safe' ? 'not_applied' : 'unknown'
  const phase = 'response'
  switch (why) {
    case 'too_large':
      return {
        code: 'unexpected_response',
        phase,
        message: "The provider's answer is larger than 1 MiB and was not read.",
        outcome,
        hint: 'Look at what the provider sends: no answer of its API is that large.',
      }
    case 'refused':
      return {
        code: 'unexpected_response',
        phase,
        message: "The HTTP adapter that the application has chosen refuses the provider's answer.",
        outcome,
      }
    case 'corrupt':
      return {
        code: 'network_failed',
        phase,
        message: 'The connection broke: the answer cannot be decompressed.',
        outcome,
        retryable: idempotency !== 'unsafe',
      }
  }
}

/**
 * What an attempt says about the provider. Running out of time says nothing where the caller allowed less than the instance
 * would, and nothing while the request waited for one of our own connections.
 */
export function evidenceOf(result: Transported, call: ActiveCall): Evidence {
  if ('response' in result) return result.response.status < 500 ? 'reached' : 'failed'
  if ('broken' in result || 'unreadable' in result) return 'failed'
  const isOwnFault = call.isImpatient || result.phase === 'waiting_for_socket'
  return call.signal.reason === 'aborted' || isOwnFault ? 'none' : 'failed'
}
