import type { ErrorCode } from '../../errors/cardlane-error.js'

/**
 * What an HTTP status means, as far as providers agree. Two of 400 to 499 leave doubt whether the request was processed, because
 * they say that somebody stopped waiting: 408, and 499 of nginx. Every other one says that it was refused. From 500 on, and for
 * what is no failure of HTTP at all (100 to 399), nobody can tell.
 */
const statusCodes: Readonly<Record<number, ErrorCode>> = {
  401: 'authentication_failed',
  403: 'permission_denied',
  408: 'provider_unavailable',
  409: 'conflict',
  429: 'rate_limited',
  499: 'provider_unavailable',
}

/** The code of a status that is no success: the adapter's own table first, then what is usual. */
export function failureOfStatus(status: number, table: Readonly<Record<number, ErrorCode>> = {}): ErrorCode {
  const known = table[status] ?? statusCodes[status]
  if (known !== undefined) return known
  if (status >= 500) return 'provider_unavailable'
  return status >= 400 ? 'request_rejected' : 'unexpected_response'
}
