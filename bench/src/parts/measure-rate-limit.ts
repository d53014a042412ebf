import type { ClientName } from '../clients/client-list.js'
import { atOnce } from '../clients/made-up.js'
import type { Limited } from '../server/rate-limit.js'
import type { Bench } from './open-bench.js'

export interface RateLimitPlan {
  readonly calls: number
  readonly perSecond: number
}

export interface RateLimited extends RateLimitPlan, Limited {
  readonly client: ClientName
  /** How many calls failed, by the codes of their errors. */
  readonly failures: Readonly<Record<string, number>>
}

const names: readonly ClientName[] = ['cardlane-sila-token', 'stripe']

/** Many calls to a provider that allows so many requests in a second, and answers the rest with 429 and `Retry-After: 1`. */
export async function measureRateLimit(
  bench: Bench,
  { calls, perSecond }: RateLimitPlan,
): Promise<readonly RateLimited[]> {
  const results: RateLimited[] = []
  for (const name of names) {
    const client = await bench.openClient({ client: name })
    try {
      await bench.ask('limit', perSecond)
      const failures = await client.ask('countFailures', { calls, atOnce })
      const { seconds, refused } = (await bench.ask('unlimit')) ?? { seconds: [], refused: 0 }
      results.push({ client: name, calls, perSecond, failures, seconds, refused })
    } finally {
      await client.stop()
    }
  }
  return results
}

export function failed({ failures }: RateLimited): number {
  return Object.values(failures).reduce((total, count) => total + count, 0)
}

/**
 * How much calls that succeeded have used of what was allowed, in every second but the last, in which there was less left to do.
 */
export function shareUsed(limited: RateLimited): number {
  const { calls, seconds, perSecond } = limited
  const full = seconds.length > 1 ? seconds.slice(0, -1) : seconds
  const used = full.reduce((total, allowed) => total + allowed, 0) / (full.length * perSecond)
  return (used * (calls - failed(limited))) / calls
}
