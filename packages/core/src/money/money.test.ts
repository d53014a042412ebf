import { expect, test } from '@jest/globals'
import { InvalidRequestError } from '../errors/input-errors.js'
import { decimalText, money } from './money.js'

test.each([
  ['150.75', 'USD', 15075],
  ['150.7', 'USD', 15070],
  ['150', 'USD', 15000],
  ['0.07', 'EUR', 7],
  ['0.29', 'EUR', 29],
  ['4.35', 'EUR', 435],
  ['1.005', 'KWD', 1005],
  ['1.0051', 'CLF', 10051],
  ['1250', 'JPY', 1250],
  ['007.50', 'TRY', 750],
  ['-3.20', 'USD', -320],
  ['0', 'USD', 0],
  ['-0.00', 'USD', 0],
  ['90071992547409.91', 'USD', Number.MAX_SAFE_INTEGER],
])('%s %s is %d minor units', (text, currency, minor) => {
  expect(money(text, currency)).toStrictEqual({ minor, currency })
})

test.each([
  ['1.005', 'USD', 'amount has too many decimals: USD has 2.'],
  ['1.00000', 'CLF', 'amount has too many decimals: CLF has 4.'],
  ['1.0', 'JPY', 'amount has too many decimals: JPY has 0.'],
  ['90071992547409.92', 'USD', 'amount is too large to be held exactly.'],
  ['9'.repeat(400), 'USD', 'amount is too large to be held exactly.'],
  ['1e3', 'USD', "amount must be a plain decimal such as '150.75'."],
  ['1,50', 'USD', "amount must be a plain decimal such as '150.75'."],
  ['.5', 'USD', "amount must be a plain decimal such as '150.75'."],
  ['5.', 'USD', "amount must be a plain decimal such as '150.75'."],
  ['+5', 'USD', "amount must be a plain decimal such as '150.75'."],
  [' 5', 'USD', "amount must be a plain decimal such as '150.75'."],
  ['5\n', 'USD', "amount must be a plain decimal such as '150.75'."],
  ['٥', 'USD', "amount must be a plain decimal such as '150.75'."],
  ['NaN', 'USD', "amount must be a plain decimal such as '150.75'."],
  ['', 'USD', "amount must be a plain decimal such as '150.75'."],
  ['5', 'usd', 'currency must be an ISO 4217 code in capitals, such as USD.'],
  ['5', 'constructor', 'currency must be an ISO 4217 code in capitals, such as USD.'],
])('refuses %j %s', (text, currency, message) => {
  expect(() => money(text, currency)).toThrow(new InvalidRequestError({ message, field: '' }))
})

test('names the field that is wrong', () => {
  expect(() => money('x', 'USD')).toThrow(expect.objectContaining({ field: 'amount' }))
  expect(() => money('1', 'XXX')).toThrow(expect.objectContaining({ field: 'amount.currency' }))
})

test('money cannot be changed', () => {
  expect(Object.isFrozen(money('1', 'USD'))).toBe(true)
})

test.each([
  [15075, 'USD', '150.75'],
  [5, 'USD', '0.05'],
  [0, 'USD', '0.00'],
  [-320, 'USD', '-3.20'],
  [-5, 'USD', '-0.05'],
  [1250, 'JPY', '1250'],
  [-1250, 'JPY', '-1250'],
  [5, 'KWD', '0.005'],
  [10051, 'CLF', '1.0051'],
  [Number.MAX_SAFE_INTEGER, 'USD', '90071992547409.91'],
])('%d minor units of %s read %s', (minor, currency, text) => {
  expect(decimalText({ minor, currency })).toBe(text)
})

test('has no text for an unknown currency', () => {
  expect(() => decimalText({ minor: 1, currency: 'BTC' })).toThrow(InvalidRequestError)
})

test('every cent up to ten dollars survives the way there and back', () => {
  for (let minor = -1000; minor <= 1000; minor += 1) {
    expect(money(decimalText({ minor, currency: 'USD' }), 'USD').minor).toBe(minor)
  }
})
