import type { ActiveCall } from './call.js'

type Release = () => void

/** Lets the calls that have the same key go one after the other, in the order in which they came. */
export class KeyedLock {
  readonly #lastOf = new Map<string, Promise<void>>()

  /** Waits for the calls before this one, but not longer than the call allows. The lock is held until `release`. */
  async acquire(key: string, call: ActiveCall): Promise<Release> {
    const before = this.#lastOf.get(key)
    let end: () => void = () => undefined
    const own = new Promise<void>((resolve) => (end = resolve))
    const last = before === undefined ? own : before.then(() => own)
    this.#lastOf.set(key, last)
    const release = () => {
      end()
      if (this.#lastOf.get(key) === last) this.#lastOf.delete(key)
    }
    if (before === undefined) return release
    try {
      await call.within(before, 'before_send')
      return release
    } catch (error) {
      release()
      throw error
    }
  }
}
