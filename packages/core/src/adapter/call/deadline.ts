import { setMaxListeners } from 'node:events'
import type { Clock } from '../../clock.js'
import type { Interruption } from './interruption.js'

export interface Deadline {
  /** Aborts when the time is up or the caller aborts; its reason is an `Interruption`. */
  readonly signal: AbortSignal
  remainingMs(): number
  /** Takes the timer and the listener away. */
  close(): void
}

/** One budget of time, joined with a signal: the caller's own, or that of the call that this is a part of. */
export function openDeadline(clock: Clock, budgetMs: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController()
  const endsAt = clock.now() + budgetMs
  const interrupt = (why: Interruption) => {
    controller.abort(why)
  }
  const onAbort = () => {
    interrupt(outer?.reason === 'deadline' ? 'deadline' : 'aborted')
  }

  const cancelTimer = clock.schedule(() => {
    interrupt('deadline')
  }, budgetMs)
  if (outer !== undefined) {
    // An application may give one signal to as many calls as it likes.
    setMaxListeners(0, outer)
    outer.addEventListener('abort', onAbort, { once: true })
  }
  if (outer?.aborted === true) onAbort()

  return {
    signal: controller.signal,
    remainingMs: () => Math.max(0, endsAt - clock.now()),
    close() {
      cancelTimer()
      outer?.removeEventListener('abort', onAbort)
    },
  }
}
