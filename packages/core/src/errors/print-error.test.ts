import { inspect } from 'node:util'
import { expect, test } from '@jest/globals'
import { AmbiguousCardError, NetworkError, RequestRejectedError } from './failure-errors.js'
import { ConfigurationError, InvalidRequestError } from './input-errors.js'

const context = { provider: 'sila-us', operation: 'updateCard', reference: 'order-7', attempts: 3 } as const
const withoutPlaces = (error: Error) => inspect(error).split('\n    at ')[0]

test('says what failed, whether it changed anything, what to do, and then why', () => {
  const error = new NetworkError({
    ...context,
    message: 'The connection broke: socket hang up.',
    outcome: 'not_applied',
    retryable: true,
    hint: 'The change has not been made, as a read has shown; call again.',
    cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
  })
  expect(withoutPlaces(error)).toBe(
    [
      'NetworkError: sila-us updateCard: The connection broke: socket hang up.',
      '  outcome  not_applied: nothing was changed',
      '  next     The change has not been made, as a read has shown; call again.',
      '  code     network_failed, can be tried again',
      '  phase    sent',
      '  call     order-7, 3 requests',
      '  cause    Error ECONNRESET: socket hang up',
    ].join('\n'),
  )
  expect(inspect(error)).toMatch(/\n {4}at .*print-error\.test\.ts/)
})

test("tells the provider's own words", () => {
  const error = new RequestRejectedError({
    message: 'The provider refused the request (HTTP 200): No.',
    outcome: 'not_applied',
    retryable: false,
    hint: 'Correct it.',
    ...context,
    attempts: 1,
    providerError: { httpStatus: 200, code: '4', message: 'No.' },
  })
  expect(withoutPlaces(error)).toContain(
    '\n  code     request_rejected\n  phase    response\n  answer   HTTP 200, 4, No.\n  call     order-7, 1 request',
  )
})

test('tells what only this kind of error has', () => {
  const details = { message: 'Two.', outcome: 'not_applied', retryable: false, hint: 'Choose.' } as const
  const error = new AmbiguousCardError(details, [{ ref: { owner: 'anna', id: 'c-1' }, name: 'Rent' }])
  expect(inspect(error)).toContain('\n  candidates [{"ref":{"owner":"anna","id":"c-1"},"name":"Rent"}]')
  expect(inspect(new InvalidRequestError({ message: 'No.', field: 'set.name' }))).toContain(
    '\n  field    "set.name"',
  )
})

test('every problem of a configuration has its line', () => {
  const error = new ConfigurationError([
    { path: 'providers.a.environment', message: 'is missing' },
    { path: 'providers.b.secretKey', message: 'is missing' },
  ])
  expect(withoutPlaces(error)).toContain(
    'has 2 problems:\n  providers.a.environment: is missing\n  providers.b.secretKey: is missing\n  outcome',
  )
})

test.each([
  ['a text', 'string'],
  [new TypeError('not a function'), 'TypeError: not a function'],
])('a cause that is %p is one line', (cause, words) => {
  const details = { message: 'm', outcome: 'unknown', retryable: false, hint: 'h', cause } as const
  expect(withoutPlaces(new NetworkError(details))).toContain(`\n  cause    ${words}`)
})
