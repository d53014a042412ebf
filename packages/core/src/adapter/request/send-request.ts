import { activeCall, type ActiveCall } from '../call/call.js'
import { failed, withOutcome, type Failure } from '../failure/failure.js'
import { attempt, type FailedAttempt } from './attempt.js'
import { backoffMs } from './backoff.js'
import type { InstanceHttp } from './instance-http.js'
import type { Authenticator, SendRequest } from './provider-request.js'
import { waitForTurn } from './wait-for-turn.js'

/** How often one request waits because the provider has named a time. */
const maxNamedWaits = 5

/**
 * Sends a request until it succeeds, may not be repeated, or `maxAttempts`, the deadline or the instance's retry budget is used
 * up. Each attempt is serialised and authenticated anew. A refusal that can be mended at once is: credentials that have become
 * invalid are renewed, and a request is dated anew by the provider's clock, once each. A refused request was not processed, so
 * that is safe for every kind; and so is waiting when the provider says that there are too many requests.
 */
export function createSendRequest(http: InstanceHttp): SendRequest {
  return async function sendRequest(request, adapterCall) {
    const call = activeCall(adapterCall)
    const { url, host } = http.hosts.find(request.url)
    const { authenticator } = request
    const mended = { isRenewed: false, isRedated: false }
    let { skewMs } = http.clockSkew
    let newConnection = request.idempotency === 'unsafe'
    let previous: Failure | undefined
    http.retryBudget.earn()

    for (let failures = 1, waits = 0; ;) {
      const tooLate = host.pacer.isActive ? await waitForTurn(host.pacer, call, previous) : undefined
      if (tooLate !== undefined) throw failed(failedAfter(tooLate, previous))
      const result = await attempt(http, request, { call, url, host, skewMs, newConnection })
      if (result.ok) {
        host.pacer.accept()
        noteSkew(http, call, skewMs)
        return result.value
      }

      // A refusal says nothing about an earlier attempt whose answer was lost.
      const failure =
        previous?.outcome === 'unknown' ? withOutcome(result.failure, 'unknown') : result.failure
      if (result.isFinal) throw failed(failedAfter(failure, previous))
      newConnection ||= failure.code === 'network_failed'

      if (mend(result, authenticator, mended)) {
        skewMs = result.skewMs ?? skewMs
        call.emit({ type: 'retry', code: failure.code, pauseMs: 0 })
        continue
      }
      const { retryAfterMs } = failure
      const pauseMs = Math.max(backoffMs(failures, http.random), retryAfterMs ?? 0)
      const isLimited = failure.code === 'rate_limited'
      if (isLimited) host.pacer.hold(pauseMs, retryAfterMs)
      else if (failure.httpStatus !== undefined) host.pacer.accept()
      // A wait that the provider has named costs neither an attempt nor a retry, until it has named too many.
      const isNamedWait = isLimited && retryAfterMs !== undefined && retryAfterMs > 0 && waits < maxNamedWaits
      if (failure.retryable !== true || pauseMs >= call.remainingMs() || host.circuit.state === 'open')
        throw failed(failure)
      if (!isNamedWait && (failures >= http.maxAttempts || !http.retryBudget.trySpend()))
        throw failed(failure)

      if (isNamedWait) waits += 1
      else failures += 1
      previous = failure
      call.emit({ type: 'retry', code: failure.code, pauseMs })
      if (await call.sleep(pauseMs)) continue
      throw failed(failedAfter(call.interruption('before_send', failure.outcome ?? 'not_applied'), failure))
    }
  }
}

/** Whether a refusal can be mended at once, by what has not been tried in this call yet. */
function mend(
  { failure, skewMs }: FailedAttempt,
  authenticator: Authenticator,
  mended: { isRenewed: boolean; isRedated: boolean },
): boolean {
  const renews = !mended.isRenewed && failure.httpStatus === 401 && authenticator.renew?.() === true
  const redates = !mended.isRedated && skewMs !== undefined
  mended.isRenewed ||= renews
  mended.isRedated ||= redates
  return renews || redates
}

/** A request that was dated by the provider's clock has succeeded: the others are dated by it, too. */
function noteSkew({ clockSkew }: InstanceHttp, call: ActiveCall, skewMs: number): void {
  if (skewMs !== 0) call.progress.clockSkewMs = skewMs
  if (skewMs === clockSkew.skewMs) return
  clockSkew.skewMs = skewMs
  call.emit({ type: 'clock_corrected', skewMs })
}

/** A call that was cut short says which failure it was about to mend. */
function failedAfter(failure: Failure, previous: Failure | undefined): Failure {
  const isInterruption = failure.code === 'aborted' || failure.code === 'deadline_exceeded'
  return isInterruption && previous !== undefined ? Object.assign({}, failure, { previous }) : failure
}
