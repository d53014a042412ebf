import type { Clock } from '../clock.js'

/** A clock for tests: it moves only when it is told to. */
export interface ManualClock extends Clock {
  /** Moves the time on by milliseconds and runs what falls due. */
  advance(ms: number): void
  /** How many timers are set: none may be left after a call. */
  pending(): number
}

/**
 * Pass it as `world: { clock }`: deadlines, waits, tokens and signatures follow it, and no test waits. A wait of no length
 * ends by itself. `start` is in epoch milliseconds.
 */
export function createManualClock(start = Date.UTC(2026, 10, 1)): ManualClock {
  let now = start
  const timers = new Set<{ readonly dueAt: number; readonly task: () => void }>()

  const runDue = () => {
    for (const timer of [...timers].filter(({ dueAt }) => dueAt <= now)) {
      if (timers.delete(timer)) timer.task()
    }
  }

  return {
    now: () => now,
    monotonic: () => now - start,
    schedule(task, ms) {
      const timer = { dueAt: now + ms, task }
      timers.add(timer)
      if (ms === 0) queueMicrotask(runDue)
      return () => {
        timers.delete(timer)
      }
    },
    advance(ms) {
      now += ms
      runDue()
    },
    pending: () => timers.size,
  }
}
