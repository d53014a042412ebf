import { systemClock, type Clock } from '@cardlane/core'
import { durationMs, type Duration } from './duration.js'

/** A clock that goes with another one and can be moved forward, so that half an hour passes at once. */
export interface VirtualClock extends Clock {
  /** Moves the time forward by milliseconds, or by a text such as `90s`, `31m`, `8h` or `2d`. */
  advance(duration: Duration): void
  /** How far it has been moved, in milliseconds. */
  readonly offsetMs: number
  /** How many tasks wait for their time. */
  readonly scheduled: number
}

/** A clock that its sandbox can also set back. */
export interface SettableClock extends VirtualClock {
  /** Tasks that wait keep the time that they still have to wait. */
  setOffset(ms: number): void
}

interface Task {
  readonly run: () => void
  dueAt: number
  cancel(): void
}

/** What is scheduled runs when its time has come, by waiting or by `advance`. */
export function createVirtualClock(
  base: Clock = systemClock,
  onMoved: () => void = () => undefined,
): SettableClock {
  let offsetMs = 0
  const tasks = new Set<Task>()
  const now = () => base.now() + offsetMs

  const runDue = () => {
    const due = [...tasks].filter(({ dueAt }) => dueAt <= now()).sort((a, b) => a.dueAt - b.dueAt)
    for (const task of due) {
      // One that ran before it may have cancelled it.
      if (!tasks.has(task)) continue
      task.cancel()
      task.run()
    }
  }

  return {
    now,
    monotonic: () => base.monotonic() + offsetMs,
    schedule(run, ms) {
      // Timers may fire a little before the clock says so; then the timer is right.
      const stop = base.schedule(() => {
        tasks.delete(task)
        run()
      }, ms)
      const task: Task = {
        run,
        dueAt: now() + ms,
        cancel() {
          stop()
          tasks.delete(task)
        },
      }
      tasks.add(task)
      return () => {
        task.cancel()
      }
    },
    advance(duration) {
      offsetMs += durationMs(duration)
      runDue()
      onMoved()
    },
    setOffset(ms) {
      for (const task of tasks) task.dueAt += ms - offsetMs
      offsetMs = ms
    },
    get offsetMs() {
      return offsetMs
    },
    get scheduled() {
      return tasks.size
    },
  }
}
