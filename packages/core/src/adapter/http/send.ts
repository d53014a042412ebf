import { settleOutcome, type CardlaneError } from '../../errors/cardlane-error.js'
import type { Call } from '../call/call.js'
import type { Authenticator, ProviderRequest, Send } from './provider-request.js'
import { backoffMs } from './retry-pause.js'
import { sendOnce, type AttemptResult, type FailedAttempt } from './send-once.js'
import type { Wire } from './wire.js'

/**
 * Sends a request until it succeeds, may not be repeated, or `maxAttempts`, the deadline or the instance's retry budget is
 * used up. Each attempt is serialised and signed anew.
 */
export function createSend(wire: Wire): Send {
  return async (request, call) => {
    wire.retryBudget.earn()
    const attempt = createAttempt(wire, request, call)
    let previous: CardlaneError | undefined
    for (let failures = 1; ; failures += 1) {
      const result = await attempt(previous)
      if (result.ok) return result.value

      // A refusal says nothing of an earlier attempt whose answer was lost.
      const error = previous?.outcome === 'unknown' ? settleOutcome(result.error, 'unknown') : result.error
      const pauseMs = Math.max(backoffMs(failures, wire.random), result.retryAfterMs ?? 0)
      if (!mayRetry(wire, request, { result, error, failures }) || pauseMs >= call.remainingMs()) throw error
      if (!wire.retryBudget.spend()) throw error

      previous = error
      call.emit({ type: 'retry', code: error.code, pauseMs })
      await pause(call, pauseMs, error)
    }
  }
}

interface Verdict {
  readonly result: FailedAttempt
  readonly error: CardlaneError
  readonly failures: number
}

function mayRetry<T>(wire: Wire, { url }: ProviderRequest<T>, { result, error, failures }: Verdict): boolean {
  if (result.final === true || !error.retryable || failures >= wire.maxAttempts) return false
  return wire.circuits.of(new URL(url)).state !== 'open'
}

/**
 * One attempt, and once in a call another at once, where the first was refused for something that can be mended: a proof
 * that has become invalid, or a clock that is wrong. A refused request was not processed, so that is safe for every kind.
 */
function createAttempt<T>(wire: Wire, request: ProviderRequest<T>, call: Call) {
  const { clockSkew } = wire
  let renewed = false
  let redated = false

  const send = async (previous: CardlaneError | undefined, skewMs = clockSkew.skewMs) => {
    const result = await sendOnce(wire, request, { call, previous, skewMs })
    if (result.ok && skewMs !== 0) call.noteClockSkew(skewMs)
    return result
  }

  return async (previous: CardlaneError | undefined): Promise<AttemptResult<T>> => {
    const first = await send(previous)
    if (first.ok || first.final === true) return first
    if (!redated && first.skewMs !== undefined) {
      redated = true
      call.emit({ type: 'retry', code: first.error.code, pauseMs: 0 })
      const second = await send(previous, first.skewMs)
      if (second.ok) correctClock(first.skewMs)
      return second
    }
    if (!renewed && renews(first.error, request.authenticator)) {
      renewed = true
      call.emit({ type: 'retry', code: first.error.code, pauseMs: 0 })
      return send(previous)
    }
    return first
  }

  function correctClock(skewMs: number): void {
    clockSkew.correct(skewMs)
    call.emit({ type: 'clock_corrected', skewMs })
  }
}

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
