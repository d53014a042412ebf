import type { AxiosInstance, AxiosResponse } from 'axios'
import { isCardlaneError, type CardlaneError } from '../../errors/cardlane-error.js'
import { AuthenticationError } from '../../errors/failure-errors.js'
import type { Call } from '../call/call.js'
import type { WireEvent } from '../events.js'
import { failureError } from '../failure.js'
import { isLoopback } from '../options/base-url.js'
import { check, describeProblems } from '../problems.js'
import type { World } from '../world.js'
import { networkFailure } from './network-failure.js'
import type { Answer, ProviderRequest, SignableRequest } from './provider-request.js'
import { retryAfterMs } from './retry-pause.js'
import { signedSend } from './signed-send.js'

/** What one attempt came to. */
export type AttemptResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly error: CardlaneError
      /** No other attempt can do better: the call was cut short, or making the proof has failed after retries of its own. */
      readonly final?: boolean
      readonly retryAfterMs?: number | undefined
    }

export interface Wire {
  readonly provider: string
  readonly http: AxiosInstance
  readonly world: World
}

/** The call that an attempt belongs to, and the failure of the attempt before it. */
export interface AttemptContext {
  readonly call: Call
  readonly previous: CardlaneError | undefined
}

/** One attempt: serialise, sign, send, read, judge, validate. Rejects only for a defect of the adapter. */
export async function sendOnce<T>(
  wire: Wire,
  request: ProviderRequest<T>,
  { call, previous }: AttemptContext,
): Promise<AttemptResult<T>> {
  const startedAt = wire.world.clock.now()
  const body = request.body?.({ now: startedAt })
  const data = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
  const progress = { sent: false }
  let answer: Answer
  try {
    answer = await exchange(wire, request, { call, startedAt, data, progress })
  } catch (error) {
    if (isCardlaneError(error)) return { ok: false, final: true, error }
    if (call.signal.aborted) {
      const outcome = progress.sent && request.safety !== 'read' ? 'unknown' : 'not_applied'
      return { ok: false, final: true, error: call.interruption(outcome, previous) }
    }
    return { ok: false, error: networkFailure(error, { safety: request.safety, sent: progress.sent }) }
  }
  return read(answer, request, { call, now: wire.world.clock.now() })
}

interface Exchange {
  readonly call: Call
  readonly startedAt: number
  readonly data: Buffer | undefined
  readonly progress: { sent: boolean }
}

async function exchange<T>(
  { provider, http, world }: Wire,
  request: ProviderRequest<T>,
  { call, startedAt, data, progress }: Exchange,
): Promise<Answer> {
  const emit = (event: WireEvent) => {
    world.onEvent({ ...call.context(provider), ...event })
  }
  const response = await http.request<Buffer>({
    method: request.method,
    url: request.url,
    headers: { ...request.headers, ...(data !== undefined && { 'Content-Type': 'application/json' }) },
    data,
    signal: call.signal,
    // What is on this machine is never sent through a proxy of the environment.
    ...(isLoopback(new URL(request.url).hostname) && { proxy: false as const }),
    adapter: signedSend(http, async (signable) => {
      const proof = await prove(request, signable, call)
      call.countRequests(1)
      progress.sent = true
      emit({ type: 'request', method: request.method })
      return proof
    }),
  })
  emit({ type: 'response', status: response.status, durationMs: world.clock.now() - startedAt })
  return { status: response.status, body: parseJson(response.data), headers: headersOf(response) }
}

async function prove<T>({ authenticator }: ProviderRequest<T>, signable: SignableRequest, call: Call) {
  try {
    return await call.within(authenticator.prove(signable, call))
  } catch (cause) {
    if (call.signal.aborted || isCardlaneError(cause)) throw cause
    throw new AuthenticationError({
      message: 'The request could not be signed.',
      phase: 'send',
      outcome: 'not_applied',
      retryable: false,
      hint: 'Look at `cause`: the signer of this instance failed. Nothing was sent.',
      cause,
    })
  }
}

function read<T>(
  answer: Answer,
  request: ProviderRequest<T>,
  { call, now }: { call: Call; now: number },
): AttemptResult<T> {
  const context = { safety: request.safety, httpStatus: answer.status }
  call.keepAnswer(answer.body, undefined)

  const failure = isRedirect(answer) ? redirectFailure : request.judge(answer)
  if (failure !== undefined) {
    return {
      ok: false,
      error: failureError(failure, context),
      retryAfterMs: retryAfterMs(answer.headers['retry-after'], now),
    }
  }
  const checked = check(request.response, answer.body, ['body'])
  if (!checked.ok) {
    const providerMessage = describeProblems(checked.problems)
    return { ok: false, error: failureError({ code: 'unexpected_response', providerMessage }, context) }
  }
  call.keepAnswer(answer.body, request.requestId?.(checked.value))
  return { ok: true, value: checked.value }
}

const redirectFailure = {
  code: 'unexpected_response',
  providerMessage: 'it redirects, and no redirect is followed with a signature attached',
} as const

function isRedirect({ status }: Answer): boolean {
  return status >= 300 && status < 400
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

function headersOf({ headers }: AxiosResponse): Answer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  )
}
