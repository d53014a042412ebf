import type { Clock } from '../../clock.js'
import { activeCall, type ActiveCall, type Call } from '../call/call.js'
import { SingleFlight } from '../call/single-flight.js'

export interface AccessToken {
  readonly token: string
  /** In epoch milliseconds, by the provider's clock. */
  readonly expiresAt: number
}

interface Settings {
  readonly clock: Clock
  /** The provider's time in epoch milliseconds. */
  readonly providerNow: () => number
  /** How long before its end a token is replaced, in milliseconds; never more than half of its life. */
  readonly refreshBeforeMs: number
  /** Fetches a new token. */
  readonly fetch: (call: Call) => Promise<AccessToken>
}

interface Cached {
  readonly client: string
  readonly token: string
  /** In monotonic milliseconds: setting the machine's clock does not matter. */
  readonly refreshAt: number
}

/** The access token of a provider instance: fetched when it is needed, once for all calls that wait for it, and kept. */
export class AccessTokens {
  readonly #settings: Settings
  readonly #fetching = new SingleFlight<string>()
  #cached: Cached | undefined

  constructor(settings: Settings) {
    this.#settings = settings
  }

  /** The token in use, or one fetched now. A token belongs to the `client` that it was fetched for. */
  get(client: string, call: Call): string | Promise<string> {
    const cached = this.#cached
    const now = this.#settings.clock.monotonic()
    if (cached?.client === client && now < cached.refreshAt) return cached.token
    return this.#fetching.run(client, activeCall(call), (shared) => this.#fetch(client, shared))
  }

  /** Forgets a token that the provider did not accept, unless it has been replaced already. */
  discard(token: string): void {
    if (this.#cached?.token === token) this.#cached = undefined
  }

  async #fetch(client: string, call: ActiveCall): Promise<string> {
    const { clock, providerNow, refreshBeforeMs, fetch } = this.#settings
    const { token, expiresAt } = await fetch(call)
    const lifeMs = expiresAt - providerNow()
    const refreshAt = clock.monotonic() + lifeMs - Math.min(refreshBeforeMs, lifeMs / 2)
    this.#cached = { client, token, refreshAt }
    call.context.redactor.add(token)
    call.emit({ type: 'token_refreshed', expiresAt })
    return token
  }
}
