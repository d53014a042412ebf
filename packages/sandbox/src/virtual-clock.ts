import { systemClock, type Clock } from '@cardlane/core'
import { durationMs, type Duration } from './duration.js'

/** A clock that goes with another one and can be moved forward, so that half an hour passes at once. */
export interface VirtualClock extends Clock {
  /** Moves the time forward by milliseconds, or by a text such as `90s`, `31m`, `8h` or `2d`. */
  advance(duration: Duration): void
  /** How far it has been moved, in milliseconds. */
  readonly offsetMs: number
}

interface Task {
  readonly run: () => void
  readonly dueAt: number
  cancel(): void
}

/** What is scheduled runs when its time has come, by waiting or by `advance`. */
export function createVirtualClock(base: Clock = systemClock): VirtualClock {
  let offsetMs = 0
  const tasks = new Set<Task>()
  const now = () => base.now() + offsetMs

  const runDue = () => {
    const due = [...tasks].filter(({ dueAt }) => dueAt <= now()).sort((a, b) => a.dueAt - b.dueAt)
    for (const task of due) {
      task.cancel()
      task.run()
    }
  }

  return {
    now,
    schedule(run, ms) {
      const stop = base.schedule(runDue, ms)
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
    },
    get offsetMs() {
      return offsetMs
    },
  }
}
