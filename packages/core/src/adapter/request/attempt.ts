import type { ActiveCall } from '../call/call.js'
import type { Failure } from '../failure/failure.js'
import { transport } from '../http/transport.js'
import { authenticate } from './authenticate.js'
import { classify, parse } from './classify.js'
import type { Host } from './hosts.js'
import type { InstanceHttp } from './instance-http.js'
import { flatHeaders, headersOf } from './message.js'
import { prepare, route } from './prepare.js'
import type { ProviderRequest, ProviderResponse } from './provider-request.js'
import { serialize } from './serialize.js'
import { evidenceOf, unansweredFailure } from './unanswered.js'
import { validate } from './validate.js'

/** What one attempt came to. */
export type AttemptResult<T> = { readonly ok: true; readonly value: T } | FailedAttempt

export interface FailedAttempt {
  readonly ok: false
  readonly failure: Failure
  /** No other attempt can do better: the call was cut short, or nothing could be sent. */
  readonly isFinal: boolean
  /** How far ahead the provider's clock is, where that may be why it refused. */
  readonly skewMs?: number | undefined
}

export interface AttemptSettings {
  readonly call: ActiveCall
  readonly url: URL
  readonly host: Host
  /** The clock by which the attempt is dated: how far it is ahead of the machine's. */
  readonly skewMs: number
  readonly newConnection: boolean
}

/** One HTTP request of a call, and what came of it. Rejects only for a defect of the adapter. */
export async function attempt<T>(
  http: InstanceHttp,
  request: ProviderRequest<T>,
  { call, url, host, skewMs, newConnection }: AttemptSettings,
): Promise<AttemptResult<T>> {
  const { clock } = http
  const { method } = request
  const { bytes: body, isDated } = serialize(request, clock.now() + skewMs)
  const made = { method, url, headers: headersOf(request), body, newConnection, timeoutMs: 0 }
  const prepared =
    http.axios === undefined ? route(http, made) : await prepare(http, http.axios, { message: made, call })
  if (!prepared.ok) return notSent(prepared.failure)
  const { message, agent, passage } = prepared

  const authenticated = await authenticate(request.authenticator, message, call)
  if (!authenticated.ok) return notSent(authenticated.failure)
  const headers = flatHeaders(message, authenticated.headers)
  // A read-back looks at a change that was made already, so it is always sent.
  const pass = call.readsBack ? 'closed' : host.circuit.tryAcquire()
  if (typeof pass !== 'string') return notSent(pass)

  call.progress.attempts += 1
  call.emit({ type: 'request', method })
  const startedAt = clock.monotonic()
  const { timeoutMs } = message
  const outgoing = {
    method: message.method,
    url: message.url,
    headers,
    body: message.body,
    agent,
    newConnection,
    timeoutMs,
  }
  const sent = await (passage?.send?.(headers) ?? transport(outgoing, call.signal))
  const result = passage === undefined ? sent : await passage.finish(sent)
  const hasChanged = host.circuit.record(evidenceOf(result, call), pass)
  if (hasChanged) call.emit({ type: 'circuit', state: host.circuit.state === 'closed' ? 'closed' : 'open' })
  if (!('response' in result)) {
    return {
      ok: false,
      failure: unansweredFailure(result, request.idempotency, call),
      isFinal: 'interrupted' in result,
    }
  }

  const durationMs = Math.round(clock.monotonic() - startedAt)
  call.emit({ type: 'response', httpStatus: result.response.status, durationMs })
  const response = parse(result.response)
  http.clockSkew.note(response.headers['date'])
  call.progress.raw = response.body
  call.progress.providerRequestId = undefined
  const failure = classify(request, response, clock.now())
  if (failure !== undefined)
    return refused(failure, response, { call, http, skewMs: isDated ? skewMs : undefined })
  const validated = validate(request, response)
  if (!validated.ok) return { ok: false, failure: validated.failure, isFinal: false }
  noteResponse(request, validated.value, call)
  return validated
}

function notSent(failure: Failure): FailedAttempt {
  return { ok: false, failure, isFinal: true }
}

interface Refused {
  readonly call: ActiveCall
  readonly http: InstanceHttp
  /** By which clock the request was dated; `undefined` when it was not. */
  readonly skewMs: number | undefined
}

function refused(
  failure: Failure,
  response: ProviderResponse,
  { call, http, skewMs }: Refused,
): FailedAttempt {
  const { status, headers } = response
  // A gateway that waited in vain does not know whether the provider is still at it.
  if (status === 504) call.progress.abandoned = true
  const isRefusal =
    status >= 400 && status < 500 && failure.outcome === 'not_applied' && failure.retryable !== true
  const found =
    isRefusal && skewMs !== undefined ? http.clockSkew.discover(headers['date'], skewMs) : undefined
  return { ok: false, failure, isFinal: false, skewMs: found }
}

function noteResponse<T>(request: ProviderRequest<T>, value: T, call: ActiveCall): void {
  const requestId = request.requestId?.(value)
  if (requestId !== undefined) call.progress.providerRequestId = call.redactor.redactIdentifier(requestId)
  const paths = request.drift?.(value) ?? []
  if (paths.length > 0) call.emit({ type: 'drift', paths })
}
