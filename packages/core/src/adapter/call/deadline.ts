import { setMaxListeners } from 'node:events'
import type { Clock } from '../../clock.js'
import type { Interruption } from './interruption.js'
import { CallSignal, type Signal } from './signal.js'

export interface Deadline {
  /** Aborts when the time is up or the caller aborts. */
  readonly signal: CallSignal
  remainingMs(): number
  /** Takes the timer and the listener away. */
  close(): void
}

/** One budget of time, joined with a signal: the caller's own, or that of the call that this is a part of. */
export function openDeadline(clock: Clock, budgetMs: number, outer?: Signal): Deadline {
  const signal = new CallSignal()
  const endsAt = clock.now() + budgetMs
  const onAbort = () => {
    const why: Interruption = outer?.reason === 'deadline' ? 'deadline' : 'aborted'
    signal.abort(why)
  }

  const cancelTimer = clock.schedule(() => {
    signal.abort('deadline')
  }, budgetMs)
  if (outer !== undefined) {
    // An application may give one signal to as many calls as it likes.
    if (outer instanceof AbortSignal) setMaxListeners(0, outer)
    outer.addEventListener('abort', onAbort, { once: true })
  }
  if (outer?.aborted === true) onAbort()

  return {
    signal,
    remainingMs: () => Math.max(0, endsAt - clock.now()),
    close() {
      cancelTimer()
      outer?.removeEventListener('abort', onAbort)
    },
  }
}
