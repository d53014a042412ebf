/**
 * The time as Cardlane sees it. Tests and simulators replace it, so that nothing ever waits for real.
 */
export interface Clock {
  /** The time in epoch milliseconds, for dates. It can jump when the machine's clock is set. */
  now(): number
  /** Milliseconds since some moment of its own, for durations. It never goes back. */
  monotonic(): number
  /** Runs `task` once after `ms` milliseconds. Returns a function that cancels it. */
  schedule(task: () => void, ms: number): () => void
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  schedule(task, ms) {
    const timer = setTimeout(task, ms)
    return () => {
      clearTimeout(timer)
    }
  },
}
