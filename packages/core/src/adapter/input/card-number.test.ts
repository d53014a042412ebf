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
    ['after a UUID and a date', '9f1b7c7e-2f0d-4c0a-8a3e-0d9f6f1f7a11 2026-01-15 12:30 4242424242424242'],
    ['with a letter between groups', '4242x4242x4242x4242'],
    ['with a letter between two halves', '42424242x42424242'],
    ['with different letters between groups', '4242a4242Ğ4242中4242'],
    ['with a letter after every digit', spaced('4111111111111111', 'x')],
    ['with words between groups', '4242 or 4242 then 4242 and 4242'],
    ['with one word between any groups', '42 dash 424242 dash 42424 dash 242'],
    ['with other characters between any groups', '42 4242-424242/42.42'],
    ['behind zeros that fill a field', '00000000004242424242424242'],
    ['glued to its expiry', '42424242424242421230'],
    ['glued to its expiry and code', '4242424242424242203012123'],
    ["glued to a track's expiry and service code", '42424242424242423012201'],
    ['as digits of a UUID', '42424242-4242-4242-8000-000000000000'],
    ['in the shape of a UUID of no known version', '4a424242-4242-4242-4242-4242aaaaaaaa'],
    ['in an odd number of hex digits', 'a4242424242424242c0ffee00'],
    ['in a shorter hexadecimal id', 'a4242424242424242c0ffee'],
    ['Maestro of twelve digits', '501800000009'],
    ['Visa of thirteen digits', '4222222222222'],
    ['Diners Club after a plus', '+30569309025904'],
    ['Visa of thirteen digits after a plus', '+4222222222222'],
    ['whose groups look like a telephone number', '4337 0043 1562 7793 615'],
    ['of sixteen digits after a plus', '+4242424242424242'],
    ['of fifteen digits after a plus', '+3782 822463 10005'],
    ['in Arabic digits', inScript(0x0660)],
    ['in Devanagari digits', inScript(0x0966)],
    ['in full-width digits', inScript(0xff10)],
    ['in mathematical double-struck digits', inScript(0x1d7d8)],
    ['in mathematical monospace digits', inScript(0x1d7f6)],
    ['in superscript digits', '⁴²⁴²⁴²⁴²⁴²⁴²⁴²⁴²'],
    ['in circled digits', '④②④②④②④②④②④②④②④②'],
    ['in dingbats', '❹➁➍②❹➁➍②❹➁➍②❹➁➍②'],
    ['in numbers of two digits, each in a circle', '㊷㊷㊷㊷㊷㊷㊷㊷'],
    ['in digits of two scripts', `42424242${inScript(0x0660).slice(8)}`],
  ])('%s: %s', (_, text) => {
    expect(containsCardNumber(text)).toBe(true)
  })
})

describe('lets pass', () => {
  test.each([
    ['a UUID', '9f1b7c7e-2f0d-4c0a-8a3e-0d9f6f1f7a11'],
    ['a UUID that holds a card number by chance', 'a4242423-2424-4242-8abc-d00000000000'],
    ['a hash that holds a card number by chance', 'pwc_a4242424242424242c0ffee00c0ffee0'],
    ['an invoice number', 'INV-2025-0012'],
    ['an invoice and a date', '2025-0012 of 2026-01-15 12:30'],
    ['a phone number', '+1 (415) 555-2671'],
    ['a long phone number', '+55 11 94242-4244'],
    ['a German phone number', '+49 151 23456787'],
    ['a German phone number with 00', '0049 151 2345678 7'],
    ['an Austrian phone number', '+43 664 12345671'],
    ['a bank account', 'DE89370400440532013000'],
    ['a bank account that holds a card number by chance', 'FI66 3218 2680 3980 20'],
    ['an amount that adds up', '8,269,611.31 + 19% = 6187.89'],
    ['a place', '34.59549, 152.81366'],
    ['a moment', '2026-01-30 01:36:45.123453+0300'],
    ['a moment in microseconds', '1736942400123456'],
    ['sixteen digits that fail the check', '4242 4242 4242 4241'],
    ['the last four', 'Visa ···· 4242'],
    ['twelve digits', '4242 4242 4242'],
    ['twenty digits in one run', '42424242424242424242'],
    ['a number that starts as no card does', '0000000000000000'],
    ['a timestamp', '1700000000000'],
    ['digits that words keep apart', '42 or 424242 and 42424 or 242'],
    ['digits that sentences keep apart', '4242 of the first, 4242 of the second, 4242 of mine, 4242'],
    ['two numbers in a sentence', 'from 42424242 to 42424242'],
    ['nothing', ''],
  ])('%s: %s', (_, text) => {
    expect(containsCardNumber(text)).toBe(false)
  })
})

/** Sixteen digits that begin like this and pass the check. */
const numberFrom = (start: string, length = 16) => {
  const digits = start.padEnd(length - 1, '0')
  const sum = Array.from(digits, Number).reduce((total, digit, index) => {
    const doubled = (length - index) % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}

test.each(['2221', '2720', '2200', '2204', '30', '36', '39', '3528', '3589', '4', '5', '6', '81', '9792'])(
  'cards begin with %s',
  (start) => {
    expect(containsCardNumber(numberFrom(start))).toBe(true)
  },
)

test.each([
  '0',
  '1',
  '20',
  '21',
  '2205',
  '2721',
  '28',
  '29',
  '31',
  '33',
  '3527',
  '3590',
  '7',
  '80',
  '90',
  '9791',
])('no card begins with %s', (start) => {
  expect(containsCardNumber(numberFrom(start))).toBe(false)
})

test.each([
  ['37', [15]],
  ['4', [13, 16, 18, 19]],
  ['5018', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['5100', [16]],
  ['36', [14, 15, 16, 17, 18, 19]],
  ['60', [16, 17, 18, 19]],
])('cards that begin with %s have so many digits', (start, lengths) => {
  const all = Array.from({ length: 14 }, (_, index) => index + 8)
  expect(all.filter((length) => containsCardNumber(numberFrom(start, length)))).toEqual(lengths)
})

test('the texts let pass are close: without what excuses them they hold a card number', () => {
  const bare = ['a4242423-2424-4242-8abc-d0000000000', 'a4242424242424242c0ffee00c0ffee00', '49 151 23456787']
  const alsoBare = ['43 664 12345671', 'XX66 3218 2680 3980 20', '30 01:36:45.123453']
  expect([...bare, ...alsoBare].filter((text) => !containsCardNumber(text))).toEqual([])
})
