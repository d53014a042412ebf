import type { Clock } from '../../clock.js'

/** Less than this is not worth correcting, and no reason for a refusal. `Date` itself is exact to a second. */
const toleratedMs = 30_000

/** What an instance knows of its provider's clock. */
export interface ClockSkew {
  /** The time as the provider has it, in epoch milliseconds. */
  now(): number
  /** How far the provider's clock goes before the machine's: 0 until a refusal showed otherwise. */
  readonly skewMs: number
  /** The difference that a `Date` header shows, if it could explain a refusal and is not yet corrected. */
  discover(dateHeader: string | undefined): number | undefined
  correct(skewMs: number): void
}

export function createClockSkew(clock: Clock): ClockSkew {
  let skewMs = 0
  return {
    now: () => clock.now() + skewMs,
    get skewMs() {
      return skewMs
    },
    discover(dateHeader) {
      const date = Date.parse(dateHeader ?? '')
      const found = date - clock.now()
      return Math.abs(found - skewMs) > toleratedMs ? found : undefined
    },
    correct(found) {
      skewMs = found
    },
  }
}
