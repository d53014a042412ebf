import { createHash } from 'node:crypto'

/** Choices that come again with the same seed. */
export interface Chance {
  /** From 0 to below 1. */
  fraction(): number
  /** A whole number; both bounds are included. */
  between(lowest: number, highest: number): number
  /** True this often: 0 is never, 1 is always. */
  happens(probability: number): boolean
  /** @throws RangeError when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T
  /** A UUID of version 4. */
  uuid(): string
}

/** `stream` keeps what draws from one seed apart. */
export function createChance(seed: string, stream: string): Chance {
  let drawn = 0
  const bytes = (): Buffer => {
    drawn += 1
    return createHash('sha256')
      .update(JSON.stringify([seed, stream, drawn]))
      .digest()
  }
  const fraction = (): number => bytes().readUInt32BE(0) / 2 ** 32

  return {
    fraction,
    between: (lowest, highest) => lowest + Math.floor(fraction() * (highest - lowest + 1)),
    happens: (probability) => fraction() < probability,
    pick(from) {
      const [picked] = from.slice(Math.floor(fraction() * from.length))
      if (picked === undefined) throw new RangeError('There is nothing to pick from.')
      return picked
    },
    uuid: () =>
      bytes()
        .toString('hex', 0, 16)
        .replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-8$4-'),
  }
}
