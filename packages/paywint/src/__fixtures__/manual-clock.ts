import type { Clock } from '@cardlane/core'

export interface ManualClock extends Clock {
  advance(ms: number): void
}

/** A clock that stands still until a test advances it. */
export function createManualClock(start = Date.UTC(2026, 10, 1)): ManualClock {
  let now = start
  const tasks = new Set<{ readonly at: number; readonly run: () => void }>()
  return {
    now: () => now,
    schedule(run, ms) {
      const task = { at: now + ms, run }
      tasks.add(task)
      return () => {
        tasks.delete(task)
      }
    },
    advance(ms) {
      now += ms
      for (const task of [...tasks].filter(({ at }) => at <= now)) {
        tasks.delete(task)
        task.run()
      }
    },
  }
}
