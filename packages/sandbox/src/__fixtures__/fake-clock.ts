import type { Clock } from '@cardlane/core'

export interface FakeClock extends Clock {
  advance(ms: number): void
}

export const minutes = (count: number): number => count * 60_000

/** A clock that stands still until it is advanced. Nothing in the sandbox may schedule anything. */
export function createFakeClock(start = Date.UTC(2026, 10, 1)): FakeClock {
  let now = start
  return {
    now: () => now,
    monotonic: () => now - start,
    schedule() {
      throw new Error('The sandbox leaves no timer.')
    },
    advance(ms) {
      now += ms
    },
  }
}
