/** Numbers that look random, come quickly, and come again with the same seed. */
export interface Random {
  /** A whole number; both bounds are included. */
  between(lowest: number, highest: number): number
  pick<T>(from: ArrayLike<T>): T
  /** As many characters of an alphabet. */
  text(length: number, alphabet: string): string
  /** As many decimal digits. */
  digits(length: number): string
  /** As many decimal digits, of which the first is not 0. */
  number(length: number): string
}

/** mulberry32, by Tommy Ettinger. */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const random: Random = {
    between: (lowest, highest) => lowest + Math.floor(fraction() * (highest - lowest + 1)),
    pick(from) {
      const index = Math.floor(fraction() * from.length)
      if (index >= from.length) throw new RangeError('There is nothing to pick from.')
      return from[index] as (typeof from)[number]
    },
    text(length, alphabet) {
      let text = ''
      for (let index = 0; index < length; index += 1) text += random.pick(alphabet)
      return text
    },
    digits: (length) => random.text(length, '0123456789'),
    number: (length) => random.text(1, '123456789') + random.digits(length - 1),
  }
  return random
}
