import type { Clock } from '@cardlane/core'

export interface HastyClock extends Clock {
  /** Goes on to when the next deadline passes. */
  readonly expire: () => void
  /** How many deadlines are running. */
  pending(): number
}

/** A wait of this many milliseconds or more is a deadline, and not a pause between attempts. */
export const shortestDeadlineMs = 3_000

/** A clock on which pauses end at once, and deadlines one by one as `expire` says. */
export function createHastyClock(): HastyClock {
  const start = Date.UTC(2026, 10, 1)
  let now = start
  const deadlines = new Map<() => void, number>()
  return {
    now: () => now,
    monotonic: () => now - start,
    schedule(task, ms) {
      if (ms < shortestDeadlineMs) {
        const pause = setImmediate(() => {
          now += ms
          task()
        })
        return () => {
          clearImmediate(pause)
        }
      }
      const end = () => {
        task()
      }
      deadlines.set(end, now + ms)
      return () => {
        deadlines.delete(end)
      }
    },
    expire() {
      const next = [...deadlines].sort(([, one], [, other]) => one - other)[0]
      if (next === undefined) return
      const [end, endsAt] = next
      deadlines.delete(end)
      now = Math.max(now, endsAt)
      end()
    },
    pending: () => deadlines.size,
  }
}
