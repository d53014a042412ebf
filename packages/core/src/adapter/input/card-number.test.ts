import { describe, expect, test } from '@jest/globals'
import { containsCardNumber } from './card-number.js'

const spaced = (number: string, separator: string) => Array.from(number).join(separator)
const inScript = (zero: number) =>
  Array.from('4242424242424242', (digit) => String.fromCodePoint(zero + Number(digit))).join('')

describe('finds a card number', () => {
  test.each([
    ['Visa', '4242424242424242'],
    ['Visa', '4111111111111111'],
    ['Mastercard', '5555555555554444'],
    ['American Express', '378282246310005'],
    ['in groups', '4242 4242 4242 4242'],
    ['with dashes', '3782-822463-10005'],
    ['with wide gaps', '4242    4242  --  4242 ··· 4242'],
    ['with a separator after every digit', spaced('4111111111111111', '.')],
    ['with slashes', spaced('4111111111111111', ' / ')],
    ['with no-break and zero-width spaces', '4242\u00a04242\u200b4242\u2060\u200d4242'],
    ['with emoji', '4242💳4242💳4242💳4242'],
    ['between letters', 'Visa4242424242424242ok'],
    ['in a sentence', 'my card is 4242 4242 4242 4242, please'],
    ['before its expiry and code', '4242 4242 4242 4242 12/30 123'],
    ['after its expiry', '12/30 4242 4242 4242 4242'],
    ['after another number', 'No. 1: 4242424242424242'],
    ['after a UUID', '9f1b7c7e-2f0d-4c0a-8a3e-0d9f6f1f7a11 4242424242424242'],
    ['of sixteen digits after a plus', '+4242424242424242'],
    ['of fifteen digits after a plus', '+3782 822463 10005'],
    ['in Arabic digits', inScript(0x0660)],
    ['in Devanagari digits', inScript(0x0966)],
    ['in full-width digits', inScript(0xff10)],
    ['in mathematical double-struck digits', inScript(0x1d7d8)],
    ['in mathematical monospace digits', inScript(0x1d7f6)],
    ['in superscript digits', '⁴²⁴²⁴²⁴²⁴²⁴²⁴²⁴²'],
    ['in circled digits', '④②④②④②④②④②④②④②④②'],
    ['in digits of two scripts', `42424242${inScript(0x0660).slice(8)}`],
  ])('%s: %s', (_, text) => {
    expect(containsCardNumber(text)).toBe(true)
  })
})

describe('lets pass', () => {
  test.each([
    ['a UUID', '9f1b7c7e-2f0d-4c0a-8a3e-0d9f6f1f7a11'],
    ['a UUID that holds a card number by chance', '4a424242-4242-4242-4242-4242aaaaaaaa'],
    ['a UUID of digits', '42424242-4242-4242-4242-424242424242'],
    ['a hash that holds a card number by chance', 'pwc_a4242424242424242c0ffee00c0ffee00'],
    ['an invoice number', 'INV-2025-0012'],
    ['an invoice and a date', '2025-0012 of 2026-01-15 12:30'],
    ['a phone number', '+1 (415) 555-2671'],
    ['a long phone number', '+55 11 94242-4244'],
    ['sixteen digits that fail the check', '4242 4242 4242 4241'],
    ['the last four', 'Visa ···· 4242'],
    ['twelve digits', '4242 4242 4242'],
    ['twenty digits in one run', '42424242424242424242'],
    ['a number that starts as no card does', '0000000000000000'],
    ['a timestamp', '1700000000000'],
    ['digits that words keep apart', '4242 or 4242 or 4242 or 4242'],
    ['nothing', ''],
  ])('%s: %s', (_, text) => {
    expect(containsCardNumber(text)).toBe(false)
  })
})

/** Sixteen digits that begin like this and pass the check. */
const numberFrom = (start: string) => {
  const digits = start.padEnd(15, '0')
  const sum = Array.from(digits, Number).reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}

test.each(['22', '27', '30', '34', '36', '39', '4', '5', '6', '9792'])('cards begin with %s', (start) => {
  expect(containsCardNumber(numberFrom(start))).toBe(true)
})

test.each(['0', '1', '20', '21', '28', '29', '31', '33', '7', '8', '90', '9791'])(
  'no card begins with %s',
  (start) => {
    expect(containsCardNumber(numberFrom(start))).toBe(false)
  },
)

test('the texts let pass are close: without what excuses them they hold a card number', () => {
  const bare = ['55 11 94242 4244', '4242 4242 4242 4242', 'a4242424242424242c0ffee']
  expect(bare.map(containsCardNumber)).toEqual([true, true, true])
})
