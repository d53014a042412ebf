import type { Clock } from '@cardlane/core'
import type { SeededRandom } from '../seeded-random.js'
import type { PaywallSettings } from './paywall-options.js'
import type { Stored } from './paywall-state.js'

interface Settings {
  readonly clock: Clock
  readonly random: SeededRandom
  readonly rotation: PaywallSettings['rotation']
}

/** How often codes rotate by themselves. @throws RangeError for an interval that never passes. */
export function rotationMs(rotation: Settings['rotation']): number {
  const everyMs = typeof rotation === 'object' ? rotation.everyMs : Infinity
  if (everyMs > 0) return everyMs
  throw new RangeError('paywall.rotation.everyMs must be more than 0 milliseconds.')
}

/** A card that rotates all day must not grow. */
const keptOldCodes = 100

/** New UniqueCodes, and when the interval for them has passed. Time is looked up, so no timer is left. */
export function createUniqueCodes({ clock, random, rotation }: Settings) {
  const everyMs = rotationMs(rotation)
  let rotatedAt = clock.now()

  /** Opaque text like the published one: it always has `+`, `/`, `=` and `@`, which must survive any transport. */
  const mint = (): string =>
    `${random.bytes(9).toString('base64')}+/@@@@@${random.bytes(31).toString('base64')}`

  return {
    mint,
    rotate: ({ card, oldCodes }: Stored): Stored => ({
      card: { ...card, UniqueCode: mint() },
      oldCodes: [...oldCodes, card.UniqueCode].slice(-keptOldCodes),
    }),
    /** Whether the codes have to rotate now; several intervals that have passed are one rotation. */
    intervalHasPassed(): boolean {
      const passed = Math.floor((clock.now() - rotatedAt) / everyMs)
      if (passed < 1) return false
      rotatedAt += passed * everyMs
      return true
    },
    rotatedAt: () => rotatedAt,
    restore(savedRotatedAt: number): void {
      rotatedAt = savedRotatedAt
    },
  }
}
