import type { Interruption } from './interruption.js'

/** As much of an `AbortSignal` as a call needs of one. */
export interface Signal {
  readonly aborted: boolean
  /** Why it aborted. */
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/**
 * A signal that aborts once, with an `Interruption`. Every call has one or two, and most end without it, so it is a set of
 * listeners: a real `AbortSignal` costs many times as much, and is made when somebody asks for it.
 */
export class CallSignal implements Signal {
  reason: Interruption | undefined
  readonly #listeners = new Set<() => void>()
  #real: AbortSignal | undefined

  get aborted(): boolean {
    return this.reason !== undefined
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener)
  }

  abort(reason: Interruption): void {
    if (this.aborted) return
    this.reason = reason
    const listeners = [...this.#listeners]
    this.#listeners.clear()
    for (const listener of listeners) listener()
  }

  /** The same as an `AbortSignal`. */
  get real(): AbortSignal {
    this.#real ??= this.#makeReal()
    return this.#real
  }

  #makeReal(): AbortSignal {
    if (this.aborted) return AbortSignal.abort(this.reason)
    const controller = new AbortController()
    this.addEventListener('abort', () => {
      controller.abort(this.reason)
    })
    return controller.signal
  }
}
