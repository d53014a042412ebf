import type { Signal } from './signal.js'

/**
 * Waits for `work`, but not longer than until `signal` aborts: then it rejects with the signal's reason. The work itself is
 * not stopped, and what becomes of it is ignored.
 */
export function abortable<T>(work: PromiseLike<T>, signal: Signal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the reason is an Interruption
      reject(signal.reason)
    }
    const leave = () => {
      signal.removeEventListener('abort', onAbort)
    }
    work.then(resolve, reject).then(leave, leave)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}
