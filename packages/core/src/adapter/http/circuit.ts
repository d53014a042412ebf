import type { Clock } from '../../clock.js'
import type { CardlaneError } from '../../errors/cardlane-error.js'
import { ProviderUnavailableError } from '../../errors/failure-errors.js'
import type { CircuitState } from '../../model/card-provider.js'

export interface CircuitSettings {
  readonly clock: Clock
  /** After how many failures in a row nothing is sent any more; 0 for never. */
  readonly failures: number
  /** For how long, in milliseconds. */
  readonly openMs: number
}

/**
 * A circuit breaker for one host: after many failures in a row it fails calls at once, until one that it lets through
 * succeeds.
 */
export interface Circuit {
  readonly state: CircuitState
  /** Asks to send. Gives the error of a call that may not, or `undefined`. */
  refuse(): CardlaneError | undefined
  /**
   * An attempt reached the provider, or did not; `undefined` when it ended without telling, because its caller gave up.
   * Says whether that changed the state.
   */
  record(reached: boolean | undefined): boolean
}

/** The circuits of one provider instance, one for each host that it talks to. */
export interface Circuits {
  /** The worst of them. */
  readonly state: CircuitState
  of(url: URL): Circuit
}

export function createCircuits(settings: CircuitSettings): Circuits {
  const byOrigin = new Map<string, Circuit>()
  return {
    get state() {
      const states = [...byOrigin.values()].map(({ state }) => state)
      return (['open', 'half_open'] as const).find((state) => states.includes(state)) ?? 'closed'
    },
    of({ origin }) {
      const known = byOrigin.get(origin)
      if (known !== undefined) return known
      const circuit = createCircuit(settings)
      byOrigin.set(origin, circuit)
      return circuit
    },
  }
}

export function createCircuit({ clock, failures: limit, openMs }: CircuitSettings): Circuit {
  let failures = 0
  let openUntil: number | undefined
  let probing = false

  const state = (): CircuitState => {
    if (openUntil === undefined) return 'closed'
    return clock.now() < openUntil ? 'open' : 'half_open'
  }

  return {
    get state() {
      return state()
    },
    refuse() {
      if (openUntil === undefined) return undefined
      if (state() === 'open' || probing) return circuitOpen(failures, openUntil - clock.now())
      probing = true
      return undefined
    },
    record(reached) {
      const wasClosed = openUntil === undefined
      probing = false
      if (reached === undefined) return false
      failures = reached ? 0 : failures + 1
      if (reached) openUntil = undefined
      else if (limit > 0 && failures >= limit) openUntil = clock.now() + openMs
      return wasClosed !== (openUntil === undefined)
    },
  }
}

function circuitOpen(failures: number, leftMs: number): CardlaneError {
  return new ProviderUnavailableError({
    message: `The provider failed ${failures} times in a row, so nothing is sent for the moment.`,
    phase: 'send',
    outcome: 'not_applied',
    retryable: true,
    hint: leftMs > 0 ? `Call again in ${Math.ceil(leftMs / 1000)} s.` : 'Call again in a moment.',
  })
}
