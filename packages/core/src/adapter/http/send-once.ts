import type { AxiosInstance, AxiosResponse } from 'axios'
import { isCardlaneError, type CardlaneError } from '../../errors/cardlane-error.js'
import { AuthenticationError } from '../../errors/failure-errors.js'
import type { Call } from '../call/call.js'
import type { WireEvent } from '../events.js'
import { failureError } from '../failure.js'
import { check, describeProblems } from '../problems.js'
import type { World } from '../world.js'
import { networkFailure } from './network-failure.js'
import type { Answer, ProviderRequest, SignableRequest } from './provider-request.js'
import { retryAfterMs } from './retry-pause.js'
import { signedSend } from './signed-send.js'

/** What one attempt came to. */
export type AttemptResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: CardlaneError; readonly retryAfterMs?: number | undefined }

export interface Wire {
  readonly provider: string
  readonly http: AxiosInstance
  readonly world: World
}

/** One attempt: serialise, sign, send, read, judge, validate. Never rejects. */
export async function sendOnce<T>(
  wire: Wire,
  request: ProviderRequest<T>,
  call: Call,
): Promise<AttemptResult<T>> {
  const sentBefore = call.attempts
  try {
    const answer = await exchange(wire, request, call)
    return read(answer, request, { call, now: wire.world.clock.now() })
  } catch (error) {
    if (isCardlaneError(error)) return { ok: false, error }
    const sent = call.attempts > sentBefore
    if (call.signal.aborted) {
      return {
        ok: false,
        error: call.interruption(sent && request.safety !== 'read' ? 'unknown' : 'not_applied'),
      }
    }
    return { ok: false, error: networkFailure(error, { safety: request.safety, sent }) }
  }
}

async function exchange<T>(
  { provider, http, world }: Wire,
  request: ProviderRequest<T>,
  call: Call,
): Promise<Answer> {
  const startedAt = world.clock.now()
  const emit = (event: WireEvent) => {
    world.onEvent({ ...call.context(provider), ...event })
  }
  const body = request.body?.({ now: startedAt })

  const response = await http.request<Buffer>({
    method: request.method,
    url: request.url,
    headers: { ...request.headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    data: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
    signal: call.signal,
    adapter: signedSend(http, async (signable) => {
      const proof = await prove(request, signable, call)
      call.countRequests(1)
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
