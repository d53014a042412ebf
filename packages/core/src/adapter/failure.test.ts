import { describe, expect, test } from '@jest/globals'
import { failureError, failureOfStatus, type Failure, type FailureCode, type Safety } from './failure.js'

const errorOf = (failure: Failure, safety: Safety = 'once') =>
  failureError(failure, { safety, httpStatus: 418, scrub: (text) => text })

test.each<[FailureCode, string, string]>([
  [
    'authentication_failed',
    'AuthenticationError',
    'The provider does not accept the credentials (HTTP 418).',
  ],
  ['permission_denied', 'PermissionDeniedError', 'The provider does not allow this (HTTP 418).'],
  ['card_not_found', 'CardNotFoundError', 'The provider has no such card (HTTP 418).'],
  ['conflict', 'ConflictError', 'The state at the provider does not allow this (HTTP 418).'],
  ['request_rejected', 'RequestRejectedError', 'The provider refused the request (HTTP 418).'],
  ['rate_limited', 'RateLimitedError', 'The provider asks to slow down (HTTP 418).'],
  [
    'provider_unavailable',
    'ProviderUnavailableError',
    'The provider cannot answer at the moment (HTTP 418).',
  ],
  [
    'unexpected_response',
    'UnexpectedResponseError',
    "The provider's answer cannot be taken for success (HTTP 418).",
  ],
])('%s is a %s', (code, name, message) => {
  const error = errorOf({ code })
  expect(error).toMatchObject({ code, name, message, phase: 'response', providerError: { httpStatus: 418 } })
  expect(error.hint).toMatch(/^[A-Z].*\.$/)
})

describe('an adapter that knows better', () => {
  test('may say that nothing was applied, so that even a payment link may be tried again', () => {
    const failure = { code: 'provider_unavailable', outcome: 'not_applied' } as const
    expect(errorOf(failure)).toMatchObject({ outcome: 'not_applied', retryable: true })
    expect(errorOf({ code: 'provider_unavailable' })).toMatchObject({ outcome: 'unknown', retryable: false })
  })

  test('may say what to do, unless the first thing to do is to read', () => {
    const hint = 'Choose another name.'
    expect(errorOf({ code: 'conflict', hint }).hint).toBe(hint)
    expect(errorOf({ code: 'conflict', hint, outcome: 'unknown' }).hint).toBe(
      'The change may or may not have happened: read the card before you call again.',
    )
  })

  test('cannot make a read into a change', () => {
    expect(errorOf({ code: 'conflict', outcome: 'applied' }, 'read').outcome).toBe('not_applied')
  })
})

test("the provider's code is kept on one line, cut, and without addresses and card numbers", () => {
  const codeOf = (providerCode: string) => errorOf({ code: 'conflict', providerCode }).providerError?.code
  expect(codeOf('E-7')).toBe('E-7')
  expect(codeOf(` E\n7 ${'x'.repeat(1_000_000)}`)).toBe(`E 7 ${'x'.repeat(296)}`)
  expect(codeOf('see https://pay.test/secret')).toBe('see [address hidden]')
  expect(codeOf('4242 4242 4242 4242')).not.toContain('4242')
  expect(codeOf('')).toBeUndefined()
})

test.each<[number, FailureCode]>([
  [408, 'provider_unavailable'],
  [429, 'rate_limited'],
  [500, 'provider_unavailable'],
  [599, 'provider_unavailable'],
  [499, 'unexpected_response'],
  [200, 'unexpected_response'],
  [404, 'card_not_found'],
  [503, 'rate_limited'],
])('status %d means %s', (status, code) => {
  expect(failureOfStatus(status, { 404: 'card_not_found', 503: 'rate_limited' })).toBe(code)
})

test.each<[number, FailureCode]>([
  [302, 'unexpected_response'],
  [400, 'request_rejected'],
  [401, 'authentication_failed'],
  [403, 'permission_denied'],
  [404, 'request_rejected'],
  [408, 'provider_unavailable'],
  [409, 'conflict'],
  [418, 'unexpected_response'],
  [422, 'request_rejected'],
  [429, 'rate_limited'],
  [500, 'provider_unavailable'],
  [503, 'provider_unavailable'],
])('without a table of its own, %i is %s', (status, code) => {
  expect(failureOfStatus(status)).toBe(code)
})
