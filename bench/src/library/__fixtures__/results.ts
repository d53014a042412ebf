import type { CallResults, CallRounds } from '../../calls/measure-calls.js'
import { subjectNames, type SubjectName } from '../../calls/subject-list.js'
import { bundleNames } from '../../sizes/bundles.js'
import type { Sizes } from '../../sizes/measure-sizes.js'
import type { Results } from '../results.js'

/** Milliseconds of processor time for a call of each kind; whatever is not named takes one. */
type Costs = Partial<Readonly<Record<SubjectName, number>>>

const rounds = (cpuMs: number): CallRounds => {
  const sample = { cpuMsPerCall: cpuMs, callsPerSecond: 1000 / cpuMs, p50Ms: cpuMs, p99Ms: 2 * cpuMs }
  return { sequential: [sample, sample, sample], concurrent: [sample, sample, sample] }
}

export function callsAt(costs: Costs): CallResults {
  const each = (name: SubjectName) => [name, rounds(costs[name] ?? 1)] as const
  return Object.fromEntries(subjectNames.map(each)) as unknown as CallResults
}

const three = (ms: number) => [ms, ms, ms]

/** A run in which every goal is just held. */
export const justHeld: Results = {
  conditions: {
    ...{ quick: false, date: '2026-01-31', node: 'v20.0.0', processor: 'A Processor', cores: 2 },
    versions: { axios: '1.0.0' },
  },
  calls: callsAt({
    ...{ 'sila-sdk': 2.25, 'cardlane-sila-ecdsa': 1, 'undici-sila-ecdsa': 0.8 },
    ...{ 'axios-sila-token': 2, 'undici-sila-token': 0.5, 'axios-paywint': 2, 'undici-paywint': 0.5 },
  }),
  instances: [1, 10, 100].map((instances) => ({
    ...{ instances, cpuMs: three(instances === 1 ? 1 : 1.05) },
    bareCpuMs: three(instances === 1 ? 0.5 : 0.51),
  })),
  age: {
    ...{ oldCalls: 1_000_000, youngCalls: 10_000, firstMs: 5, heap: [], heapSlope: 1 },
    ...{ young: three(1), old: three(1.05), twinBefore: three(1), twinAfter: three(1) },
  },
  cold: {
    ...{ bare: three(40), cardlane: three(100), cardlanePaywint: three(100), core: three(50), zod: three(40) },
    ...{ stripe: three(90), silaSdk: three(200), silamoneySdk: three(200), adyen: three(200) },
    ...{ firstPaywint: three(130), firstSilaToken: three(130), firstSilaEcdsa: three(130) },
    ...{ firstStripe: three(100), firstSilaSdk: three(300), firstSilamoneySdk: three(300) },
  },
  sizes: Object.fromEntries(
    bundleNames.map((name) => [name, { total: 2000, loaded: 1000, own: 500 }]),
  ) as unknown as Sizes,
  weights: [{ label: 'cardlane and @cardlane/sila', packages: 12, bytes: 3_400_000, scripted: [] }],
}
