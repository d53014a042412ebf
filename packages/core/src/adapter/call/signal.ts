/** Why a call was cut short: by its caller, or because its time was up. */
export type Interruption = 'aborted' | 'deadline'

/** As much of an `AbortSignal` as a call needs of one. */
export interface Signal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/**
 * A signal that aborts once, with an `Interruption`. Every call has one or two, and most end without it, so it is a set of
 * listeners: a real `AbortSignal` costs many times as much, and is made when somebody asks for it.
 */
export class CallSignal implements Signal {
  reason: Interruption | undefined
  #listeners: Set<() => void> | undefined
  #real: AbortSignal | undefined

  get aborted(): boolean {
    return this.reason !== undefined
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners ??= new Set()
    this.#listeners.add(listener)
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners?.delete(listener)
  }

  abort(reason: Interruption): void {
    if (this.aborted) return
    this.reason = reason
    const listeners = [...(this.#listeners ?? [])]
    this.#listeners?.clear()
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

/**
 * Waits for `work`, but not longer than until `signal` aborts: then it gives `undefined`. The work itself is not stopped, and
 * what becomes of it is ignored.
 */
export function untilAborted<T>(
  work: PromiseLike<T>,
  signal: Signal,
): Promise<{ readonly value: T } | undefined> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      resolve(undefined)
    }
    const removeListener = () => {
      signal.removeEventListener('abort', onAbort)
    }
    work
      .then((value) => {
        resolve({ value })
      }, reject)
      .then(removeListener)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}
