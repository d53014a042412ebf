import { setMaxListeners } from 'node:events'
import type { Clock } from '../../clock.js'
import { CallSignal, type Signal } from './signal.js'

/** One budget of time, joined with a signal: the caller's own, or that of the call that this is a part of. */
export class Deadline {
  /** Aborts when the time is up or the caller aborts. */
  readonly signal = new CallSignal()
  /** The time that there is, in milliseconds. */
  readonly limitMs: number
  readonly #clock: Clock
  readonly #endsAt: number
  readonly #cancelTimer: () => void
  readonly #outer: Signal | undefined
  readonly #onAbort: () => void

  constructor(clock: Clock, limitMs: number, outer?: Signal) {
    this.limitMs = limitMs
    this.#clock = clock
    this.#endsAt = clock.monotonic() + limitMs
    this.#cancelTimer = clock.schedule(() => {
      this.signal.abort('deadline')
    }, limitMs)
    this.#outer = outer
    this.#onAbort = () => {
      // The reason of a caller's own signal may be anything, and is never looked at.
      this.signal.abort(outer instanceof CallSignal ? (outer.reason ?? 'aborted') : 'aborted')
    }
    if (outer === undefined) return
    // An application may give one signal to as many calls as it likes.
    if (outer instanceof AbortSignal) setMaxListeners(0, outer)
    if (outer.aborted) this.#onAbort()
    else outer.addEventListener('abort', this.#onAbort, { once: true })
  }

  remainingMs(): number {
    return Math.max(0, this.#endsAt - this.#clock.monotonic())
  }

  /** Takes the timer and the listener away. */
  close(): void {
    this.#cancelTimer()
    this.#outer?.removeEventListener('abort', this.#onAbort)
  }
}
