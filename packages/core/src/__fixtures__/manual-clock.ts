import type { Clock } from '../clock.js'

export interface ManualClock extends Clock {
  /** Moves the time and runs what falls due. */
  advance(ms: number): void
  /** How many timers are set. */
  pending(): number
}

/** A clock that moves only when it is told to. */
export function createManualClock(start = Date.UTC(2026, 4, 15, 12)): ManualClock {
  let now = start
  let timers: { readonly at: number; readonly task: () => void }[] = []
  return {
    now: () => now,
    schedule(task, ms) {
      const timer = { at: now + ms, task }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
    advance(ms) {
      now += ms
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { task } of due) task()
    },
    pending: () => timers.length,
  }
}
