import { copyError, isCardlaneError } from '../../errors/cardlane-error.js'
import type { Call } from './call.js'

interface Flight<T> {
  readonly result: Promise<T>
  readonly controller: AbortController
  waiting: number
}

/**
 * Lets many calls share one piece of work, such as fetching a token; `start` gets the call that began it. Each call waits no
 * longer than its own signal allows, and the work is aborted when the last of them has left.
 */
export function sharedFlight<T>(
  start: (first: Call, signal: AbortSignal) => Promise<T>,
): (call: Call) => Promise<T> {
  let current: Flight<T> | undefined

  const launch = (call: Call): Flight<T> => {
    const controller = new AbortController()
    return { result: start(call, controller.signal), controller, waiting: 0 }
  }

  return async (call) => {
    const flight = (current ??= launch(call))
    const leave = () => {
      if (current === flight) current = undefined
    }
    flight.result.then(leave, leave)
    flight.waiting += 1
    try {
      return await call.within(flight.result)
    } catch (error) {
      // Each call writes its own name into the error.
      throw isCardlaneError(error) ? copyError(error) : error
    } finally {
      flight.waiting -= 1
      if (flight.waiting === 0) {
        leave()
        flight.controller.abort()
      }
    }
  }
}
