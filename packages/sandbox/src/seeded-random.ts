import { createHash } from 'node:crypto'
import { z } from 'zod'

/** Where a generator stands: four whole numbers of 32 bits. */
export const randomState = z.tuple([z.int(), z.int(), z.int(), z.int()])
export type RandomState = z.infer<typeof randomState>

/** Numbers that look random and come again with the same seed. Not for secrets. */
export interface SeededRandom {
  /** From 0 to below 1. */
  fraction(): number
  /** A whole number; both bounds are included. */
  between(lowest: number, highest: number): number
  /** @throws RangeError when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T
  bytes(count: number): Buffer
  /** A UUID of version 4. */
  uuid(): string
  save(): RandomState
  restore(state: RandomState): void
}

/** `stream` keeps what draws from one seed apart, so that one does not shift what another one gets. */
export function createSeededRandom(seed: string, stream: string): SeededRandom {
  const hash = createHash('sha256')
    .update(JSON.stringify([seed, stream]))
    .digest()
  let state: RandomState = [hash.readInt32LE(0), hash.readInt32LE(4), hash.readInt32LE(8), 1]

  /** sfc32, by Chris Doty-Humphrey: small, fast, and passes PractRand. */
  const next = (): number => {
    const [a, b, c, count] = state
    const drawn = (a + b + count) | 0
    state = [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + drawn) | 0, (count + 1) | 0]
    return drawn >>> 0
  }

  const random: SeededRandom = {
    fraction: () => next() / 2 ** 32,
    between: (lowest, highest) => lowest + Math.floor(random.fraction() * (highest - lowest + 1)),
    pick(from) {
      const [picked] = from.slice(Math.floor(random.fraction() * from.length))
      if (picked === undefined) throw new RangeError('There is nothing to pick from.')
      return picked
    },
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => next() & 0xff)),
    uuid() {
      const bytes = random.bytes(16)
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    },
    save: () => state,
    restore(saved) {
      state = saved
    },
  }
  // The first draws still show how alike two seeds are.
  for (let draw = 0; draw < 12; draw += 1) next()
  return random
}
