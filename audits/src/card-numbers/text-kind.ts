import type { Random } from './random.js'

/** A kind of text without card numbers, and the share of it that may be taken for one. */
export interface TextKind {
  readonly kind: string
  readonly make: (random: Random) => string
  readonly atMost: number
}
