import { withCheckDigit } from './check-digit.js'
import type { Random } from './random.js'

/** How card numbers of issuers begin, and how many digits they have. */
const ranges = [
  ['4', 16],
  ['4', 19],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['2720', 16],
  ['34', 15],
  ['37', 15],
  ['36', 14],
  ['3528', 16],
  ['6011', 16],
  ['62', 16],
  ['62', 19],
  ['65', 16],
  ['5018', 12],
  ['6759', 13],
  ['6763', 19],
  ['2200', 16],
  ['9792', 16],
  ['508', 16],
] as const

/** A number with the right check digit, of nobody's card. */
export function drawCardNumber(random: Random): string {
  const [start, length] = random.pick(ranges)
  return withCheckDigit(start + random.digits(length - 1 - start.length))
}

const groups = (number: string) => number.match(/.{1,4}/g) ?? []
const anyGroups = (number: string, random: Random) =>
  Array.from(number, (digit) => (random.between(0, 2) === 0 ? ` ${digit}` : digit))
    .join('')
    .trim()
    .split(' ')
const inScript = (number: string, zero: number) =>
  Array.from(number, (digit) => String.fromCodePoint(zero + Number(digit))).join('')

export interface Disguise {
  readonly disguise: string
  readonly hide: (number: string, random: Random) => string
}

/** Ways in which people write a card number, by mistake or on purpose. */
export const disguises: readonly Disguise[] = [
  { disguise: 'bare', hide: (number) => number },
  {
    disguise: 'in groups of four',
    hide: (number, random) =>
      groups(number).join(random.pick([' ', '-', '.', ' / ', '  ', '\u00a0', '\u200b'])),
  },
  {
    disguise: 'in any groups',
    hide: (number, random) => anyGroups(number, random).join(random.pick([' ', '-', '_', ' · ', '💳'])),
  },
  {
    disguise: 'separators after every digit',
    hide: (number, random) => number.replace(/.(?=.)/g, `$&${random.pick([' ', '-', '*', ', '])}`),
  },
  {
    disguise: 'letters between groups',
    hide: (number, random) => groups(number).join(random.pick(['x', 'O', 'ş', 'и'])),
  },
  {
    disguise: 'words between groups',
    hide: (number, random) => groups(number).join(random.pick([' or ', ' dash ', '空'])),
  },
  {
    disguise: 'digits of another script',
    hide: (number, random) =>
      inScript(number, random.pick([0x0660, 0x06f0, 0x0966, 0xff10, 0x1d7d8, 0x1d7f6])),
  },
  { disguise: 'glued to letters', hide: (number) => `Visa${number}ok` },
  {
    disguise: 'before expiry and code',
    hide: (number, random) => `${number} 0${random.between(1, 9)}/30 ${random.digits(3)}`,
  },
  {
    disguise: 'in a sentence with numbers',
    hide: (number) => `No. 4711 of 2026-01-15 12:30: ${number} (2 x 10.50)`,
  },
]
