import type { ActiveCall } from './call.js'

type Release = () => void

/** Lets the calls that have the same key go one after the other, in the order in which they came. */
export class KeyedLock {
  /** For each key, when the last call that holds it or waits for it is done. */
  readonly #lastOf = new Map<string, Promise<void>>()

  /** The lock, to be released, where nobody holds it. */
  tryAcquire(key: string): Release | undefined {
    return this.#lastOf.has(key) ? undefined : this.#queue(key).release
  }

  /** Waits for the calls before this one, but not longer than the call allows. */
  async acquire(key: string, call: ActiveCall): Promise<Release> {
    const { before, release } = this.#queue(key)
    try {
      await call.within(before, 'before_send')
      return release
    } catch (error) {
      release()
      throw error
    }
  }

  #queue(key: string) {
    const before = this.#lastOf.get(key) ?? Promise.resolve()
    let end: () => void = () => undefined
    const own = new Promise<void>((resolve) => (end = resolve))
    const last = before.then(() => own)
    this.#lastOf.set(key, last)
    // Not when this one is released: it may give up while another call still holds the lock.
    void last.then(() => {
      if (this.#lastOf.get(key) === last) this.#lastOf.delete(key)
    })
    return { before, release: end }
  }
}
