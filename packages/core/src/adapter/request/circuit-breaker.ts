import type { Clock } from '../../clock.js'
import type { CircuitState } from '../../model/card-provider.js'
import type { Failure } from '../failure/failure.js'

export interface CircuitSettings {
  readonly clock: Clock
  /** After how many failures in a row nothing is sent any more; 0 for never. */
  readonly maxFailures: number
  /** For how long, in milliseconds. */
  readonly openMs: number
}

/** With what right a request is sent: as usual, or as the one that looks whether the provider is back. */
export type Pass = 'closed' | 'probe'

/** What an attempt says about a host. An attempt whose caller gave up, or allowed too little time, says nothing. */
export type Evidence = 'reached' | 'failed' | 'none'

/**
 * A circuit breaker for one host: after many failures in a row it fails calls at once, until one that it lets through succeeds.
 */
export class CircuitBreaker {
  readonly #settings: CircuitSettings
  #failures = 0
  #openUntil: number | undefined
  #probing = false

  constructor(settings: CircuitSettings) {
    this.#settings = settings
  }

  get state(): CircuitState {
    if (this.#openUntil === undefined) return 'closed'
    return this.#settings.clock.monotonic() < this.#openUntil ? 'open' : 'half_open'
  }

  /** Asks to send. Gives the failure of a call that may not, or the pass with which `record` must be called. */
  tryAcquire(): Failure | Pass {
    if (this.#openUntil === undefined) return 'closed'
    const leftMs = this.#openUntil - this.#settings.clock.monotonic()
    if (leftMs > 0 || this.#probing) return circuitOpen(this.#failures, leftMs)
    this.#probing = true
    return 'probe'
  }

  /** Says whether that changed the state from closed, or to it. */
  record(evidence: Evidence, pass: Pass): boolean {
    const { clock, maxFailures, openMs } = this.#settings
    const wasClosed = this.#openUntil === undefined
    if (pass === 'probe') this.#probing = false
    if (evidence === 'none') return false
    this.#failures = evidence === 'reached' ? 0 : this.#failures + 1
    if (evidence === 'reached') this.#openUntil = undefined
    // A request that was sent before the circuit opened says nothing new.
    else if (maxFailures > 0 && this.#failures >= maxFailures && (wasClosed || pass === 'probe'))
      this.#openUntil = clock.monotonic() + openMs
    return wasClosed !== (this.#openUntil === undefined)
  }
}

function circuitOpen(failures: number, leftMs: number): Failure {
  return {
    code: 'provider_unavailable',
    message: `The provider failed ${failures} times in a row, so nothing is sent for the moment.`,
    phase: 'before_send',
    outcome: 'not_applied',
    retryable: true,
    retryAfterMs: Math.max(0, Math.ceil(leftMs)),
    hint: leftMs > 0 ? `Call again in ${Math.ceil(leftMs / 1000)} s.` : 'Call again in a moment.',
  }
}
