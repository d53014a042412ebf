import type { RawResponse } from '../http/transport.js'
import { isTransient, type Failure } from '../failure/failure.js'
import type { Idempotency, ProviderRequest, ProviderResponse } from './provider-request.js'
import { parseJson } from './parse-json.js'
import { retryAfterMs } from './retry-after.js'

/** Reads a response as far as every provider's is read alike. */
export function parse({ status, headers, data }: RawResponse): ProviderResponse {
  // The only header that Node.js gives as a list.
  const { 'set-cookie': cookies } = headers
  const texts =
    cookies === undefined ? headers : Object.assign({}, headers, { 'set-cookie': String(cookies) })
  return { status, body: parseJson(data), headers: texts as ProviderResponse['headers'] }
}

/**
 * What a response failed with by the adapter's success rule, or `undefined` for success. What the adapter leaves out follows from
 * the code and from the request: one that changes nothing has applied nothing.
 */
export function classify<T>(
  { classify: byAdapter, idempotency }: ProviderRequest<T>,
  response: ProviderResponse,
  now: number,
): Failure | undefined {
  const failure = isRedirect(response) ? redirect : byAdapter(response)
  if (failure === undefined) return undefined
  const { status: httpStatus, headers } = response
  return complete(
    Object.assign({ httpStatus, retryAfterMs: retryAfterMs(headers, now) }, failure),
    idempotency,
  )
}

/** Fills in what follows from the code, and from what kind of request it was. */
export function complete(failure: Failure, idempotency: Idempotency): Failure {
  const usual =
    failure.code === 'provider_unavailable' || failure.code === 'unexpected_response'
      ? 'unknown'
      : 'not_applied'
  const outcome = idempotency === 'safe' ? 'not_applied' : (failure.outcome ?? usual)
  const isRepeatable = idempotency !== 'unsafe' || outcome === 'not_applied'
  return Object.assign({}, failure, {
    outcome,
    retryable: (failure.retryable ?? isTransient(failure.code)) && isRepeatable,
    // Where nobody can tell what happened, the first thing to do is to read.
    hint: outcome === 'unknown' ? undefined : failure.hint,
  })
}

const redirect: Failure = {
  code: 'unexpected_response',
  problem: 'it redirects, and no redirect is followed with credentials attached',
}

function isRedirect({ status }: ProviderResponse): boolean {
  return status >= 300 && status < 400
}
