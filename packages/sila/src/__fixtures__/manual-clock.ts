import type { Clock } from '@cardlane/core'

export interface ManualClock extends Clock {
  advance(ms: number): void
}

/** A time with a fraction of a second, so that rounding shows. */
export const startOfTest = Date.UTC(2027, 0, 15, 8, 30, 0, 999)

/** A clock that stands still until it is advanced. A pause of no length ends at once. */
export function createManualClock(): ManualClock {
  let now = startOfTest
  const timers = new Set<{ readonly task: () => void; readonly due: number }>()

  const runDue = () => {
    for (const timer of [...timers].filter(({ due }) => due <= now)) {
      if (timers.delete(timer)) timer.task()
    }
  }

  return {
    now: () => now,
    schedule(task, ms) {
      const timer = { task, due: now + ms }
      timers.add(timer)
      queueMicrotask(runDue)
      return () => timers.delete(timer)
    },
    advance(ms) {
      now += ms
      runDue()
    },
  }
}
