import { systemClock, type Clock } from '@cardlane/core'

/** The machine's clock, in a hurry: short waits are over at once, and it can be put forward. */
export interface SkippingClock extends Clock {
  /** Moves the time on: what falls due by then happens at once. */
  skip(ms: number): void
}

/** Pauses between attempts are shorter, deadlines of the audit are longer. */
const shortWaitMs = 15_000

export function createSkippingClock(): SkippingClock {
  let ahead = 0
  const timers = new Set<{ readonly dueAt: number; readonly fire: () => void }>()
  const now = () => systemClock.now() + ahead
  const skip = (ms: number) => {
    ahead += ms
    for (const { dueAt, fire } of [...timers]) if (dueAt <= now()) fire()
  }

  return {
    now,
    monotonic: () => systemClock.monotonic() + ahead,
    skip,
    schedule(task, ms) {
      if (ms <= shortWaitMs) {
        const wait = setImmediate(() => {
          ahead += ms
          task()
        })
        return () => {
          clearImmediate(wait)
        }
      }
      const fire = () => {
        cancel()
        task()
      }
      const stop = systemClock.schedule(fire, ms)
      const timer = { dueAt: now() + ms, fire }
      const cancel = () => {
        stop()
        timers.delete(timer)
      }
      timers.add(timer)
      return cancel
    },
  }
}
