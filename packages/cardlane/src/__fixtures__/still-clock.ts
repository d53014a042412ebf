import type { Clock } from '../index.js'

/** A clock that stands still, so that no deadline passes and no pause ends. */
export const stillClock: Clock = {
  now: () => Date.UTC(2026, 0, 15),
  monotonic: () => 0,
  schedule: () => () => undefined,
}
