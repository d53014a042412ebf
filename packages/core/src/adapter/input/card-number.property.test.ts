import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { containsCardNumber } from './card-number.js'

// The ranges as the networks publish them: first digits from, to, and how many digits.
const ranges: readonly (readonly [string, number, number, readonly number[]])[] = [
  ['Visa', 4, 4, [13, 16, 18, 19]],
  ['Mastercard', 51, 55, [16]],
  ['Mastercard', 2221, 2720, [16]],
  ['American Express', 34, 34, [15]],
  ['American Express', 37, 37, [15]],
  ['Diners Club', 300, 305, [14, 16, 19]],
  ['Diners Club', 309, 309, [14, 16, 19]],
  ['Diners Club', 36, 36, [14, 16, 19]],
  ['Diners Club', 38, 39, [14, 16, 19]],
  ['Discover', 6011, 6011, [16, 19]],
  ['Discover', 644, 659, [16, 19]],
  ['Discover and UnionPay', 622126, 622925, [16, 17, 18, 19]],
  ['UnionPay', 620, 629, [16, 17, 18, 19]],
  ['UnionPay', 8100, 8171, [16, 17, 18, 19]],
  ['JCB', 3528, 3589, [16, 17, 18, 19]],
  ['Maestro', 5018, 5018, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 5020, 5020, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 5038, 5038, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 5893, 5893, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 6304, 6304, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 6759, 6759, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 6761, 6763, [12, 13, 14, 15, 16, 17, 18, 19]],
  ['Maestro', 56, 58, [16, 17, 18, 19]],
  ['Maestro', 60, 69, [16, 17, 18, 19]],
  ['Mir', 2200, 2204, [16, 17, 18, 19]],
  ['Troy', 9792, 9792, [16]],
  ['RuPay', 508, 508, [16]],
  ['RuPay', 82, 82, [16]],
  ['Elo', 506699, 506778, [16]],
  ['Verve', 506099, 506198, [16, 18, 19]],
  ['Hipercard', 606282, 606282, [16]],
  ['Dankort', 5019, 5019, [16]],
  ['Uzcard', 8600, 8600, [16]],
  ['Humo', 9860, 9860, [16]],
  ['Napas', 9704, 9704, [16, 19]],
]

const withCheckDigit = (digits: string) => {
  const sum = Array.from(digits, Number)
    .reverse()
    .map((digit, index) => (index % 2 === 0 ? digit * 2 : digit))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0)
  return digits + String((10 - (sum % 10)) % 10)
}

const digitsText = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))

const cardNumber = fc
  .constantFrom(...ranges)
  .chain(([, from, to, lengths]) =>
    fc
      .tuple(fc.integer({ min: from, max: to }), fc.constantFrom(...lengths), digitsText(19))
      .map(([start, length, more]) => withCheckDigit(`${String(start)}${more}`.slice(0, length - 1))),
  )

/** Cuts a number at places of chance. */
const cut = (number: string, places: readonly number[]) =>
  Array.from(number, (digit, index) => (places.includes(index) ? [' ', digit] : [digit]))
    .flat()
    .join('')
    .split(' ')

/** The groups on a card. */
const printed = (number: string) => {
  if (number.length === 15) return cut(number, [4, 10])
  return number.length === 14 ? cut(number, [4, 10]) : cut(number, [4, 8, 12, 16])
}

const places = fc.array(fc.integer({ min: 1, max: 18 }), { maxLength: 18 })
const marks = fc.constantFrom(
  ...Array.from(' -._/\\|*~=,;:!?()[]{}<>#@&%$€"\'`^·•–—\u00a0\u200b\u2060\u00ad\n\t💳✅'),
)
const separator = fc.array(marks, { minLength: 1, maxLength: 5 }).map((all) => all.join(''))
const letter = fc.constantFrom(...Array.from('xXoOghğşßжяمن中の가'))
const word = fc.constantFrom(' or ', ' dash ', ', then ', 'und', ' и ', '空', ' (space) ')

const join = (groups: readonly string[], gaps: readonly string[]) =>
  groups.map((group, index) => (index === 0 ? group : `${gaps[index % gaps.length] ?? ''}${group}`)).join('')

const someOf = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: 1, maxLength: 19 })

const scripts = Intl.supportedValuesOf('numberingSystem')
  .map((numberingSystem) => new Intl.NumberFormat('en', { numberingSystem, useGrouping: false }))
  .map((format) => Array.from({ length: 10 }, (_, digit) => format.format(digit)))
  .filter((digits) => digits.every((digit) => /^\p{N}$/u.test(digit) && digit !== '〇'))

const disguises: readonly (readonly [string, fc.Arbitrary<(number: string) => string>])[] = [
  ['bare', fc.constant((number) => number)],
  [
    'one separator between any groups',
    fc.tuple(places, separator).map(
      ([at, gap]) =>
        (number) =>
          cut(number, at).join(gap),
    ),
  ],
  [
    'single characters between any groups',
    fc.tuple(places, someOf(marks)).map(
      ([at, gaps]) =>
        (number) =>
          join(cut(number, at), gaps),
    ),
  ],
  [
    'any separators between the groups of a card',
    someOf(separator).map((gaps) => (number) => join(printed(number), gaps)),
  ],
  [
    'any separators after every digit',
    someOf(separator).map((gaps) => (number) => join(Array.from(number), gaps)),
  ],
  [
    'letters between the groups of a card',
    someOf(letter).map((gaps) => (number) => join(printed(number), gaps)),
  ],
  ['words between the groups of a card', someOf(word).map((gaps) => (number) => join(printed(number), gaps))],
  ['letters after every digit', someOf(letter).map((gaps) => (number) => join(Array.from(number), gaps))],
  [
    'one letter between any groups',
    fc.tuple(places, letter).map(
      ([at, gap]) =>
        (number) =>
          cut(number, at).join(gap),
    ),
  ],
  [
    'the digits of a script',
    fc
      .constantFrom(...scripts)
      .map((digits) => (number) => Array.from(number, (digit) => digits[Number(digit)]).join('')),
  ],
  [
    'digits of several scripts',
    someOf(fc.constantFrom(...scripts)).map(
      (all) => (number) =>
        Array.from(number, (digit, index) => all[index % all.length]?.[Number(digit)]).join(''),
    ),
  ],
]

const wrappings: readonly (readonly [string, fc.Arbitrary<readonly [string, string]>])[] = [
  ['letters', fc.tuple(letter, letter)],
  ['a sentence', fc.constant(['My card is ', ', please keep it.'] as const)],
  [
    'its label',
    fc.constantFrom(['PAN:', ';'], ['Visa', 'ok'], ['%B', '^DOE/JANE^30121011'], ['card=', '&cvv=123']),
  ],
  ['its expiry and code', fc.constantFrom(['', ' 12/30 123'], ['12/30 ', ''], ['', '|12|2030|123'])],
  [
    'other numbers',
    fc
      .tuple(digitsText(5), digitsText(4))
      .map(([before, after]) => [`No. ${before}: `, ` (of ${after})`] as const),
  ],
  ['a UUID', fc.uuid().map((id) => [`${id} `, ` ${id}`] as const)],
  ['a moment', fc.constant(['2026-01-15T12:30:00Z ', ' 2026-01-15 12:30'] as const)],
  ['JSON', fc.constant(['{"n":"', '","m":1}'] as const)],
]

describe.each(disguises)('a card number as %s is found', (_, disguise) => {
  test.each(wrappings)('within %s', (__, wrapping) => {
    fc.assert(
      fc.property(cardNumber, disguise, wrapping, (number, disguised, [before, after]) =>
        containsCardNumber(`${before}${disguised(number)}${after}`),
      ),
      { seed: 7, numRuns: 100 },
    )
  })
})

test('the digits of every script that the runtime knows are tried', () => {
  expect(scripts.length).toBeGreaterThan(60)
})

test('no text of chance makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      (text) => typeof containsCardNumber(text) === 'boolean',
    ),
    { seed: 7 },
  )
})

test('a number with another check digit is no card number', () => {
  // Of 18 digits, the last four can be the expiry of a shorter number.
  const short = cardNumber.filter((number) => number.length < 18)
  fc.assert(
    fc.property(short, fc.integer({ min: 1, max: 9 }), (number, off) => {
      const last = (Number(number.at(-1)) + off) % 10
      return !containsCardNumber(number.slice(0, -1) + String(last))
    }),
    { seed: 7, numRuns: 3000 },
  )
})

// In quadratic time, none of these would end.
test.each([
  ['digits', '4'.repeat(2 ** 20)],
  ['zeros', '0'.repeat(2 ** 20)],
  ['groups', '4 '.repeat(2 ** 19)],
  ['groups with letters', '4x'.repeat(2 ** 19)],
  ['a gap', `4242${' -'.repeat(2 ** 19)}x y`.repeat(3)],
  ['hexadecimal digits', 'a1'.repeat(2 ** 19)],
  ['the beginnings of UUIDs', '12345678-'.repeat(2 ** 17)],
  ['the beginnings of accounts', `DE89${' 1234'.repeat(2 ** 17)}`.repeat(2)],
  ['the beginnings of telephone numbers', '+49 '.repeat(2 ** 18)],
  ['marks on a letter', `a${'\u0301\u0327'.repeat(2 ** 19)}`],
  ['digits of another script', '\u0664'.repeat(2 ** 20)],
])('a long text of %s is gone through in linear time', (_, text) => {
  expect(containsCardNumber(text)).toBe(false)
})
