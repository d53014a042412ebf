/**
 * The time as Cardlane sees it. Tests and simulators replace it, so that nothing ever waits for real.
 */
export interface Clock {
  /** The time in epoch milliseconds. */
  now(): number
  /** Runs `task` once after `ms` milliseconds. Returns a function that cancels it. */
  schedule(task: () => void, ms: number): () => void
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(task, ms) {
    const timer = setTimeout(task, ms)
    return () => {
      clearTimeout(timer)
    }
  },
}
