import { describe, expect, test } from '@jest/globals'
import type { ErrorCode } from '../../errors/cardlane-error.js'
import { complete } from '../request/classify.js'
import type { Idempotency } from '../request/provider-request.js'
import { failureOfStatus } from '../request/status-codes.js'
import { errorOfFailure } from './error-of-failure.js'
import { failed, failureOf, withOutcome, type Failure } from './failure.js'

const call = { provider: 'fake-1', operation: 'updateCard', reference: 'ref-1', attempts: 2 } as const
const located = (failure: Failure) => errorOfFailure(failure, { call, redact: (text) => text })

const errorOf = (failure: Failure, idempotency: Idempotency = 'unsafe') =>
  located(complete({ httpStatus: 418, ...failure }, idempotency))

test.each<[ErrorCode, string, string]>([
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
  expect(error).toMatchObject({ ...call, code, name, phase: 'response', providerError: { httpStatus: 418 } })
  expect(error.message).toBe(`fake-1 updateCard: ${message}`)
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
    expect(errorOf({ code: 'conflict', outcome: 'applied' }, 'safe').outcome).toBe('not_applied')
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

test.each<[number, ErrorCode]>([
  [408, 'provider_unavailable'],
  [429, 'rate_limited'],
  [500, 'provider_unavailable'],
  [599, 'provider_unavailable'],
  [499, 'provider_unavailable'],
  [200, 'unexpected_response'],
  [404, 'card_not_found'],
  [503, 'rate_limited'],
])('status %d means %s', (status, code) => {
  expect(failureOfStatus(status, { 404: 'card_not_found', 503: 'rate_limited' })).toBe(code)
})

test.each<[number, ErrorCode]>([
  [302, 'unexpected_response'],
  [400, 'request_rejected'],
  [401, 'authentication_failed'],
  [403, 'permission_denied'],
  [404, 'request_rejected'],
  [408, 'provider_unavailable'],
  [409, 'conflict'],
  [402, 'request_rejected'],
  [413, 'request_rejected'],
  [418, 'request_rejected'],
  [431, 'request_rejected'],
  [499, 'provider_unavailable'],
  [422, 'request_rejected'],
  [429, 'rate_limited'],
  [500, 'provider_unavailable'],
  [503, 'provider_unavailable'],
])('without a table of its own, %i is %s', (status, code) => {
  expect(failureOfStatus(status)).toBe(code)
})

describe('withOutcome', () => {
  const rejected = complete({ code: 'request_rejected', hint: 'Correct it.' }, 'idempotent')
  const lost = complete({ code: 'network_failed', outcome: 'unknown' }, 'idempotent')

  test('turns "not applied" into "unknown" and says what to do', () => {
    expect(located(withOutcome(rejected, 'unknown'))).toMatchObject({
      outcome: 'unknown',
      retryable: false,
      hint: 'The change may or may not have happened: read the card before you call again.',
    })
  })

  test('turns "unknown" into "not applied", and then a transient failure can be tried again', () => {
    expect(located(withOutcome(lost, 'not_applied'))).toMatchObject({
      outcome: 'not_applied',
      retryable: true,
      hint: 'The change has not been made, as a read has shown; call again.',
    })
    const odd = complete({ code: 'unexpected_response' }, 'idempotent')
    expect(located(withOutcome(odd, 'not_applied'))).toMatchObject({
      outcome: 'not_applied',
      retryable: false,
    })
  })

  test('turns "unknown" into "applied", and then it must not be tried again', () => {
    expect(located(withOutcome(lost, 'applied'))).toMatchObject({ outcome: 'applied', retryable: false })
    expect(located(withOutcome(lost, 'applied', 'It is there.'))).toMatchObject({ hint: 'It is there.' })
  })

  test('leaves a failure alone that says so already', () => {
    expect(withOutcome(lost, 'unknown')).toBe(lost)
  })
})

describe('what an adapter throws', () => {
  test('is the failure, or a public error, which is made anew for the call', () => {
    const failure: Failure = { code: 'ambiguous_card', candidates: [{ ref: { owner: 'anna', id: 'c-1' } }] }
    expect(failureOf(failed(failure))).toBe(failure)
    const error = located(failure)
    expect(located(failureOf(error) ?? failure)).toMatchObject({ ...call, ...failure })
    expect(failureOf(new Error('x'))).toBeUndefined()
    expect(failureOf(undefined)).toBeUndefined()
  })

  test.each<Failure>([
    { code: 'invalid_request', message: 'No.', field: 'set.name' },
    { code: 'invalid_configuration', problems: [{ path: 'a', message: 'b' }] },
    {
      code: 'unsupported_operation',
      refusal: { capability: 'addCard', reason: 'No.', alternative: 'Do not.' },
    },
    { code: 'untrusted_link', outcome: 'applied' },
    { code: 'aborted', outcome: 'not_applied', previous: { code: 'rate_limited' } },
  ])('names its call: $code', (failure) => {
    expect(located(failure)).toMatchObject({ ...call, code: failure.code })
  })
})
