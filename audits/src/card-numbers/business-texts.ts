import type { Random } from './random.js'
import type { TextKind } from './text-kind.js'

const pad = (value: number, length = 2) => String(value).padStart(length, '0')
const year = (random: Random) => random.between(2020, 2039)
const date = (random: Random) => `${year(random)}-${pad(random.between(1, 12))}-${pad(random.between(1, 28))}`
const time = (random: Random) => [23, 59, 59].map((highest) => pad(random.between(0, highest))).join(':')
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

const invoice = (random: Random) =>
  random.pick([
    () => `INV-${year(random)}-${random.digits(random.between(3, 6))}`,
    () => `INV${random.number(random.between(4, 10))}`,
    () => `${year(random)}/${pad(random.between(1, 12))}/${random.digits(5)}`,
    () => `RE-${date(random).replaceAll('-', '')}-${random.digits(4)}`,
    () => `${date(random).replaceAll('-', '')}${random.digits(random.between(3, 8))}`,
    () => `${random.text(3, capitals)}${year(random)}${random.digits(9)}`,
    () => `ORD-${random.number(random.between(2, 8))}`,
    () => `#${random.number(random.between(4, 8))}-${random.between(1, 9)}`,
    () => `Order ${random.number(6)} of ${date(random)} ${time(random)}`,
  ])()

const epoch = (digits: number) => (random: Random) =>
  `${random.between(1_577_836_800, 2_145_916_800)}${random.digits(digits - 10)}`

const amount = (random: Random) => {
  const [whole, cents] = [random.between(1, 9_999_999).toLocaleString('en-US'), random.digits(2)]
  return random.pick([
    `${whole}.${cents} USD`,
    `$${whole}.${cents}`,
    `${whole.replaceAll(',', '.')},${cents} €`,
    `${whole.replaceAll(',', ' ')},${cents} TL`,
    `${random.between(1, 99)} x ${whole}.${cents}`,
    `${whole}.${cents} + 19% = ${random.number(4)}.${random.digits(2)}`,
  ])
}

/** Country, and the number of digits that follow its check digits. */
const ibans = [
  ['DE', 18],
  ['AT', 16],
  ['BE', 12],
  ['ES', 20],
  ['PL', 24],
  ['TR', 22],
  ['PT', 21],
  ['DK', 14],
  ['FI', 14],
  ['SE', 20],
] as const

const iban = (spaced: boolean) => (random: Random) => {
  const [country, length] = random.pick(ibans)
  const account = random.digits(length)
  const text = country + checkDigits(country, account) + account
  return spaced ? text.replace(/.{4}(?=.)/g, '$& ') : text
}

function checkDigits(country: string, account: string): string {
  const letters = Array.from(country, (letter) => String(letter.charCodeAt(0) - 55)).join('')
  return pad(98 - Number(BigInt(`${account}${letters}00`) % 97n))
}

const words = 'invoice for items room ticket and of to from paid order flat no. ref'.split(' ')

const sentence = (random: Random) =>
  Array.from({ length: 12 }, () =>
    random.between(0, 2) === 0 ? random.number(random.between(1, 5)) : random.pick(words),
  ).join(' ')

export const businessTexts: readonly TextKind[] = [
  { kind: 'invoice and order numbers with words and dates', make: invoice, atMost: 0 },
  {
    kind: 'order number of 6 to 11 digits',
    make: (random) => random.number(random.between(6, 11)),
    atMost: 0,
  },
  { kind: 'order number of 12 digits', make: (random) => random.number(12), atMost: 0.0005 },
  { kind: 'amounts', make: amount, atMost: 0 },
  { kind: 'dates and times', make: (random) => `${date(random)} ${time(random)}`, atMost: 0 },
  {
    kind: 'moments with fractions and offsets',
    make: (random) =>
      `${date(random)}${random.pick([' ', 'T'])}${time(random)}.${random.digits(random.pick([3, 6, 9]))}${random.pick(['', 'Z', '+03:00', '-0500'])}`,
    atMost: 0,
  },
  { kind: 'epoch in seconds', make: epoch(10), atMost: 0 },
  { kind: 'epoch in milliseconds', make: epoch(13), atMost: 0 },
  { kind: 'epoch in microseconds', make: epoch(16), atMost: 0 },
  { kind: 'epoch in nanoseconds', make: epoch(19), atMost: 0 },
  { kind: 'IBAN', make: iban(false), atMost: 0 },
  { kind: 'IBAN in groups of four', make: iban(true), atMost: 0 },
  { kind: 'words and numbers in any order', make: sentence, atMost: 0.003 },
  {
    kind: 'GPS coordinates',
    make: (random) =>
      `${random.between(0, 89)}.${random.digits(5)}, ${random.between(0, 179)}.${random.digits(5)}`,
    atMost: 0,
  },
]
