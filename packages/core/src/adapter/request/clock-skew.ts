import type { Clock } from '../../clock.js'
import { parseHttpDate } from './retry-after.js'

/** Less than this is not worth correcting, and no reason for a refusal. `Date` itself is exact to a second. */
const toleratedMs = 30_000

/** What an instance knows of its provider's clock, from the `Date` of responses. */
export class ClockSkew {
  /** How far the provider's clock is ahead of the machine's: 0 until a refusal showed otherwise. */
  skewMs = 0
  readonly #clock: Clock
  #last: { readonly date: string; readonly at: number } | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Remembers the `Date` of a response that has just come. */
  note(dateHeader: string | undefined): void {
    if (dateHeader !== undefined) this.#last = { date: dateHeader, at: this.#clock.monotonic() }
  }

  /** The provider's time in epoch milliseconds, by its last response; by the machine's clock where none has said. */
  now(): number {
    const date = parseHttpDate(this.#last?.date)
    if (this.#last === undefined || date === undefined) return this.#clock.now() + this.skewMs
    return date + this.#clock.monotonic() - this.#last.at
  }

  /**
   * How far ahead the provider's clock is by the `Date` of a response, if that is far from `usedMs`, by which the request was
   * dated: then it may be why the request was refused.
   */
  discover(dateHeader: string | undefined, usedMs: number): number | undefined {
    const date = parseHttpDate(dateHeader)
    if (date === undefined) return undefined
    const found = date - this.#clock.now()
    return Math.abs(found - usedMs) > toleratedMs ? found : undefined
  }
}
