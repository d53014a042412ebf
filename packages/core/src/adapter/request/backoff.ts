const baseMs = 200
const maxMs = 10_000

/** Exponential backoff with full jitter, in milliseconds: anything from nothing to 200, 400, 800 … 10,000. */
export function backoffMs(failures: number, random: () => number): number {
  return Math.floor(random() * Math.min(maxMs, baseMs * 2 ** (failures - 1)))
}
