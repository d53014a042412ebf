import type { Clock } from '../../clock.js'

/** Why a call was cut short. */
export type Interruption = 'aborted' | 'deadline'

export interface Deadline {
  /** Aborts when the time is up or the caller aborts; its reason is an `Interruption`. */
  readonly signal: AbortSignal
  remainingMs(): number
  /** Takes the timer and the listener away. */
  close(): void
}

/** One budget of time for a whole call, joined with the caller's own signal. */
export function openDeadline(clock: Clock, budgetMs: number, callerSignal?: AbortSignal): Deadline {
  const controller = new AbortController()
  const endsAt = clock.now() + budgetMs
  const interrupt = (why: Interruption) => {
    controller.abort(why)
  }
  const onAbort = () => {
    interrupt('aborted')
  }

  const cancelTimer = clock.schedule(() => {
    interrupt('deadline')
  }, budgetMs)
  callerSignal?.addEventListener('abort', onAbort, { once: true })
  if (callerSignal?.aborted === true) onAbort()

  return {
    signal: controller.signal,
    remainingMs: () => Math.max(0, endsAt - clock.now()),
    close() {
      cancelTimer()
      callerSignal?.removeEventListener('abort', onAbort)
    },
  }
}
