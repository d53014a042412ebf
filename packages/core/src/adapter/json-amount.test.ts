import { expect, test } from '@jest/globals'
import { jsonAmount } from './json-amount.js'

test.each([
  [15075, 'USD', '150.75'],
  [7, 'USD', '0.07'],
  [29, 'USD', '0.29'],
  [15000, 'USD', '150'],
  [1250, 'JPY', '1250'],
  [999_999_999_999_999, 'USD', '9999999999999.99'],
  [999_999_999_999_999, 'KWD', '999999999999.999'],
  [999_999_999_999_999, 'JPY', '999999999999999'],
])('%d minor units of %s are written as %s', (minor, currency, text) => {
  expect(JSON.stringify({ amount: jsonAmount({ minor, currency }) })).toBe(`{"amount":${text}}`)
})

test('refuses a sixteenth digit and does not repeat the amount', () => {
  const amount = { minor: 1_000_000_000_000_000, currency: 'USD' }
  const message = 'amount.minor must have at most 15 digits: a JSON number carries no more exactly.'
  expect(() => jsonAmount(amount)).toThrow(
    expect.objectContaining({ failure: { code: 'invalid_request', message, field: 'amount.minor' } }),
  )
})
