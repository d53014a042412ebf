import type { Random } from './random.js'
import type { TextKind } from './text-kind.js'

const digits = (length: number, atMost: number): TextKind => ({
  kind: `${length} random digits`,
  make: (random) => random.number(length),
  atMost,
})

const groupsOf = (count: number, size: number, separator: string) => (random: Random) =>
  Array.from({ length: count }, () => random.number(size)).join(separator)

/** What cannot be told from a card number where chance has it begin and add up like one. */
export const longNumbers: readonly TextKind[] = [
  { kind: 'four numbers of four digits', make: groupsOf(4, 4, ', '), atMost: 0.06 },
  {
    kind: 'Swiss QR reference, 27 digits',
    make: (random) => `${random.digits(2)} ${groupsOf(5, 5, ' ')(random)}`,
    atMost: 0.06,
  },
  digits(13, 0.02),
  digits(14, 0.01),
  digits(15, 0.01),
  digits(16, 0.06),
  digits(17, 0.04),
  digits(18, 0.05),
  digits(19, 0.05),
  digits(20, 0.01),
  digits(24, 0.01),
]
