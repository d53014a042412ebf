import { expect, test } from '@jest/globals'
import { expiryOf, lastFour, omitEmpty } from './card-fields.js'

test('what a provider does not say is left out, and zero and false are said', () => {
  const said = omitEmpty({ a: undefined, b: null, c: '', d: 0, e: false, f: 'x' })
  expect(said).toStrictEqual({ d: 0, e: false, f: 'x' })
})

test.each([
  ['4242', '4242'],
  ['424242******4242', '4242'],
  [42, '0042'],
  [0, '0000'],
  ['7', '0007'],
  ['•••• 4242', '4242'],
  [null, undefined],
  [undefined, undefined],
])('the last four of %j are %j', (digits, four) => {
  expect(lastFour(digits)).toBe(four)
})

test.each([
  [1, 2030],
  [12, 1000],
  [12, 9999],
])('%d/%d is an expiry', (month, year) => {
  expect(expiryOf(month, year)).toEqual({ month, year })
})

test.each([
  [0, 2030],
  [13, 2030],
  [1.5, 2030],
  [12, 30],
  [12, 2030.5],
  [NaN, 2030],
  [12, NaN],
  [12, 10_000],
  [12, 1e300],
])('%d/%d is none', (month, year) => {
  expect(expiryOf(month, year)).toBeUndefined()
})

test.each(['', 'none', '4242 (old)', '/a', '4\ud800', -1, 1.5, 1e21, 5e-324, NaN, Infinity])(
  '%j does not end in four digits of a card',
  (digits) => {
    expect(lastFour(digits)).toBeUndefined()
  },
)
