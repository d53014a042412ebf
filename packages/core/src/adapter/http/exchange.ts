import { isCardlaneError } from '../../errors/cardlane-error.js'
import { AuthenticationError } from '../../errors/failure-errors.js'
import type { Call } from '../call/call.js'
import { safeCause } from '../scrub-cause.js'
import type { Delivered } from './deliver.js'
import { parseJson } from './parse-json.js'
import type { Answer, ProviderRequest, SignableRequest } from './provider-request.js'
import type { Wire } from './wire.js'

interface Exchange {
  readonly call: Call
  readonly url: URL
  readonly data: Buffer | undefined
  /** Called when the proof is made, right before the bytes leave. What it throws keeps them back. */
  readonly onLeave: () => void
}

/** One HTTP request and its answer. Rejects with a `CardlaneError` for what never left, and with the HTTP client's own for what broke. */
export async function exchange<T>(
  wire: Wire,
  request: ProviderRequest<T>,
  { call, url, data, onLeave }: Exchange,
): Promise<Answer> {
  const { http, clock } = wire
  const startedAt = clock.now()
  const message = {
    method: request.method,
    url,
    headers:
      data === undefined ? request.headers : { ...request.headers, 'Content-Type': 'application/json' },
    data,
    call,
    fresh: request.safety === 'once',
  }
  const response = await http(message, async (signable) => {
    const proof = await prove(request, signable, call)
    call.scrubber.hideProof(proof)
    onLeave()
    call.countRequests(1)
    call.emit({ type: 'request', method: request.method })
    return proof
  })
  call.emit({ type: 'response', httpStatus: response.status, durationMs: clock.now() - startedAt })
  return { status: response.status, body: parseJson(response.data), headers: headersOf(response) }
}

async function prove<T>({ authenticator }: ProviderRequest<T>, signable: SignableRequest, call: Call) {
  try {
    return await call.within(authenticator.prove(signable, call))
  } catch (cause) {
    if (call.cutShort.aborted || isCardlaneError(cause)) throw cause
    throw new AuthenticationError({
      message: 'The request could not be signed.',
      phase: 'send',
      outcome: 'not_applied',
      retryable: false,
      hint: 'Look at `cause`: the signer of this instance failed. Nothing was sent.',
      cause: safeCause(cause, call.scrubber.text),
    })
  }
}

function headersOf({ headers }: Delivered): Answer['headers'] {
  const named: Record<string, string> = {}
  for (const name of Object.keys(headers)) named[name.toLowerCase()] = String(headers[name])
  return named
}
