import type { CircuitState } from '../../model/card-provider.js'
import { CircuitBreaker, type CircuitSettings } from './circuit-breaker.js'
import { Pacer } from './pacer.js'

/** What an instance knows of one host that it talks to. */
export interface Host {
  readonly circuit: CircuitBreaker
  readonly pacer: Pacer
}

export interface Destination {
  readonly url: URL
  readonly host: Host
}

/** Many addresses are asked for again and again, and parsing one costs as much as finding it a hundred times. */
const maxAddresses = 100

/** The hosts of one provider instance. */
export class Hosts {
  readonly #settings: CircuitSettings
  readonly #byOrigin = new Map<string, Host>()
  readonly #byAddress = new Map<string, Destination>()

  constructor(settings: CircuitSettings) {
    this.#settings = settings
  }

  /** The worst of their circuits. */
  get circuitState(): CircuitState {
    const states = [...this.#byOrigin.values()].map(({ circuit }) => circuit.state)
    return (['open', 'half_open'] as const).find((state) => states.includes(state)) ?? 'closed'
  }

  /** The address of a request, and the host that it goes to. */
  find(address: string): Destination {
    const known = this.#byAddress.get(address)
    if (known !== undefined) return known
    const url = new URL(address)
    const destination = { url, host: this.#hostOf(url) }
    if (this.#byAddress.size >= maxAddresses) this.#byAddress.clear()
    this.#byAddress.set(address, destination)
    return destination
  }

  #hostOf({ origin }: URL): Host {
    const known = this.#byOrigin.get(origin)
    if (known !== undefined) return known
    const host = { circuit: new CircuitBreaker(this.#settings), pacer: new Pacer(this.#settings.clock) }
    this.#byOrigin.set(origin, host)
    return host
  }
}
