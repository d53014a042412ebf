/** What came while a limit was set. */
export interface Limited {
  /** How many requests were allowed in each second, counted from the first request on. */
  readonly seconds: readonly number[]
  readonly refused: number
}

export type RateLimit = ReturnType<typeof createRateLimit>

/** Allows so many requests in each second, and refuses the others. Seconds begin with the first request and are fixed. */
export function createRateLimit(perSecond: number, now: () => number = () => performance.now()) {
  const seconds: number[] = []
  let refused = 0
  let firstAt: number | undefined
  return {
    allows(): boolean {
      firstAt ??= now()
      const second = Math.floor((now() - firstAt) / 1000)
      while (seconds.length <= second) seconds.push(0)
      const allowed = seconds[second] ?? 0
      if (allowed >= perSecond) {
        refused += 1
        return false
      }
      seconds[second] = allowed + 1
      return true
    },
    seen: (): Limited => ({ seconds: [...seconds], refused }),
  }
}
