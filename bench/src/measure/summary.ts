import { quantile } from './quantile.js'

/** The middle of several measurements, and between what the middle half of them lies. */
export interface Summary {
  readonly median: number
  readonly low: number
  readonly high: number
}

export function summary(numbers: readonly number[]): Summary {
  return { median: median(numbers), low: quantile(numbers, 0.25), high: quantile(numbers, 0.75) }
}

/** The number in the middle, or the mean of the two there; NaN where there are none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other)
  const half = sorted.length / 2
  const [low = NaN, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
  return (low + high) / 2
}

/**
 * How many times as much the first takes as the second, round by round, so that a slow minute of the machine counts on both
 * sides. @throws RangeError when they do not have equally many rounds.
 */
export function pairedRatio(these: readonly number[], those: readonly number[]): Summary {
  if (these.length !== those.length)
    throw new RangeError('Only rounds that were run together can be compared.')
  return summary(these.map((each, round) => each / (those[round] ?? NaN)))
}
