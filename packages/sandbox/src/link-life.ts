import { durationMs, type Duration } from './duration.js'

/**
 * How long a payment link works, in milliseconds; `Infinity` is for ever.
 *
 * @throws RangeError when it is no duration.
 */
export const linkLifeMs = (life: Duration): number => (life === Infinity ? life : durationMs(life))
