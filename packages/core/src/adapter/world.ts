import type { AxiosInstance } from 'axios'
import { systemClock, type Clock } from '../clock.js'
import type { CardlaneEvent } from './events.js'

/** Everything outside: time, chance, listeners and the HTTP client. A test replaces the world and not the adapter. */
export interface World {
  readonly clock: Clock
  /** From 0 (included) to 1 (excluded). Spreads the waits between attempts. */
  readonly random: () => number
  /** Hears of what happens on the wire. Whether it throws or rejects makes no difference to a call. */
  readonly onEvent: (event: CardlaneEvent) => unknown
  /**
   * Called once per provider instance, with its first request and its own axios instance: set a proxy, an agent,
   * interceptors. Whatever they change is changed before the request is signed. What it throws fails every call, and a
   * setting of axios that would have no effect, such as `auth` or `validateStatus`, fails each request that has it;
   * docs/decisions/0003-axios.md lists them.
   */
  readonly configureHttp: (http: AxiosInstance) => void
}

export const realWorld: World = {
  clock: systemClock,
  random: Math.random,
  onEvent: () => undefined,
  configureHttp: () => undefined,
}
