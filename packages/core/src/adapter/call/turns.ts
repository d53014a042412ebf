import type { Call } from './call.js'

/** Lets the calls that have the same key go one after the other, in the order in which they came. */
export type TakeTurn = <T>(key: string, call: Call, act: () => Promise<T>) => Promise<T>

export function createTurns(): TakeTurn {
  const lastOf = new Map<string, Promise<void>>()
  return async (key, call, act) => {
    const before = lastOf.get(key)
    let end: () => void = () => undefined
    const own = new Promise<void>((resolve) => (end = resolve))
    const last = before === undefined ? own : before.then(() => own)
    lastOf.set(key, last)
    try {
      if (before !== undefined) await call.within(before)
      return await act()
    } finally {
      end()
      if (lastOf.get(key) === last) lastOf.delete(key)
    }
  }
}
