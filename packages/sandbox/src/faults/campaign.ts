import { z } from 'zod'
import { createSeededRandom, type SeededRandom } from '../seeded-random.js'
import { faultKinds, providerNames, type FaultKind, type FaultSpec, type ProviderName } from './fault.js'
import { readStrictly } from './read-strictly.js'

/** Random faults, drawn from the sandbox's seed. */
export interface CampaignSpec {
  /** How many of the requests meet a fault: more than 0, at most 1. */
  readonly rate: number
  /** Default: every kind but `hang` and `huge_body`, which cost a test real time. */
  readonly kinds?: readonly FaultKind[]
  /** Default: all three. */
  readonly providers?: readonly ProviderName[]
}

/** A campaign that is running. */
export interface ActiveCampaign {
  readonly spec: Required<CampaignSpec>
  /** How many requests have met a fault of it. */
  readonly met: number
}

export interface Campaign {
  /** The fault that meets the next request to this provider. */
  take(provider: ProviderName): FaultSpec | undefined
  active(): ActiveCampaign
}

const schema = z.strictObject({
  rate: z.number().gt(0, 'must be more than 0').max(1, 'must be at most 1'),
  kinds: z.array(z.enum(faultKinds)).min(1).optional(),
  providers: z.array(z.enum(providerNames)).min(1).optional(),
})

const costly: readonly FaultKind[] = ['hang', 'huge_body']

/**
 * Each provider has a sequence of its own, so the n-th request to one meets the same fault whatever the others get.
 *
 * @throws TypeError for a specification with a typo.
 */
export function createCampaign(unchecked: CampaignSpec, seed: string): Campaign {
  const { rate, kinds, providers } = readStrictly(schema, unchecked, 'A campaign')
  const spec = {
    rate,
    kinds: kinds ?? faultKinds.filter((kind) => !costly.includes(kind)),
    providers: providers ?? providerNames,
  }
  const sequences = new Map(
    spec.providers.map((name) => [name, createSeededRandom(seed, `campaign ${name}`)]),
  )
  let met = 0
  return {
    take(provider) {
      const random = sequences.get(provider)
      if (random === undefined || random.fraction() >= rate) return undefined
      met += 1
      return drawFault(random.pick(spec.kinds), random)
    },
    active: () => ({ spec, met }),
  }
}

function drawFault(kind: FaultKind, random: SeededRandom): FaultSpec {
  switch (kind) {
    case 'latency':
      return { kind, ms: random.between(1, 50) }
    case 'drop_late':
      return { kind, ms: random.between(1, 400) }
    case 'clock_skew':
      return { kind, seconds: random.between(-900, 900) }
    case 'status':
      return {
        kind,
        status: random.pick([429, 500, 503] as const),
        ...random.pick([
          {},
          { retryAfterSeconds: random.between(0, 2) },
          { retryAfterSeconds: random.between(0, 2), retryAfterForm: 'date' as const },
        ]),
      }
    default:
      return { kind }
  }
}
