import { randomUUID } from 'node:crypto'
import type { ActiveCall } from './call.js'
import { CallSignal } from './signal.js'

interface Flight<T> {
  readonly result: Promise<T>
  readonly signal: CallSignal
  waiting: number
}

/**
 * Lets many calls share one piece of work, such as fetching a token. Each call waits no longer than its own deadline and signal
 * allow, and the work is aborted when the last of them has left. Its requests count as those of the call that began it.
 */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>()

  /** The result of the work that is under way for `key`, or of `start`. */
  async run(key: string, call: ActiveCall, start: (shared: ActiveCall) => Promise<T>): Promise<T> {
    const flight = this.#flights.get(key) ?? this.#begin(key, call, start)
    flight.waiting += 1
    try {
      return await call.within(flight.result, 'authenticate')
    } finally {
      flight.waiting -= 1
      if (flight.waiting === 0) {
        this.#end(key, flight)
        // The patience of the last one was up, and that may say something about the provider.
        flight.signal.abort(call.isImpatient ? 'aborted' : (call.signal.reason ?? 'aborted'))
      }
    }
  }

  #begin(key: string, call: ActiveCall, start: (shared: ActiveCall) => Promise<T>): Flight<T> {
    const signal = new CallSignal()
    const shared = call.shared(signal, randomUUID())
    const flight: Flight<T> = { result: start(shared), signal, waiting: 0 }
    this.#flights.set(key, flight)
    const done = () => {
      shared.close()
      this.#end(key, flight)
    }
    flight.result.then(done, done)
    return flight
  }

  #end(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key)
  }
}
