import { doubtOutcome, type CardlaneError } from '../../errors/cardlane-error.js'
import type { Call } from '../call/call.js'
import type { Authenticator, Send } from './provider-request.js'
import { backoffMs } from './retry-pause.js'
import { sendOnce, type Wire } from './send-once.js'

/**
 * Sends a request until it succeeds, may not be repeated, or `maxAttempts` or the deadline is used up. Each attempt is
 * serialised and signed anew.
 */
export function createSend(wire: Wire, maxAttempts: number): Send {
  return async (request, call) => {
    let renewed = false
    let previous: CardlaneError | undefined
    for (let failures = 0; ;) {
      const result = await sendOnce(wire, request, { call, previous })
      if (result.ok) return result.value

      if (!renewed && result.final !== true && renews(result.error, request.authenticator)) {
        renewed = true
        continue
      }
      failures += 1
      // A refusal says nothing of an earlier attempt whose answer was lost.
      const error = previous?.outcome === 'unknown' ? doubtOutcome(result.error) : result.error
      const pauseMs = Math.max(backoffMs(failures, wire.world.random), result.retryAfterMs ?? 0)
      const mayRetry = result.final !== true && error.retryable && failures < maxAttempts
      if (!mayRetry || pauseMs >= call.remainingMs()) throw error

      previous = error
      wire.world.onEvent({ ...call.context(wire.provider), type: 'retry', code: error.code, pauseMs })
      await pause(call, pauseMs, error)
    }
  }
}

/** 401 means that the request was not processed, so one more attempt is safe for every kind of request. */
function renews(error: CardlaneError, authenticator: Authenticator): boolean {
  return error.providerError?.httpStatus === 401 && authenticator.renew?.() === true
}

async function pause(call: Call, ms: number, error: CardlaneError): Promise<void> {
  try {
    await call.sleep(ms)
  } catch {
    throw call.interruption(error.outcome, error)
  }
}
