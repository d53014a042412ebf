import { clientNames } from '../../clients/client-list.js'
import type { Compared, Rounds } from '../../parts/measure-rounds.js'
import type { Parts, Results } from '../../run/results.js'
import { bundleNames } from '../../sizes/bundles.js'

/** Microseconds of processor time for a call, by the name of the client. */
type Costs = Readonly<Record<string, number>>

const three = <T>(value: T): readonly T[] => [value, value, value]

const rounds = (cpuUs: number): Rounds => {
  const samples = three({ cpuUsPerCall: cpuUs, callsPerSecond: 1e6 / cpuUs })
  return { one: samples, many: samples }
}

export function comparedAt(costs: Costs): Compared {
  const each = Object.entries(costs).map(([name, cost]) => [name, rounds(cost)])
  return { rounds: Object.fromEntries(each) as Compared['rounds'], longestWait: 3 }
}

const everyClient = Object.fromEntries(clientNames.map((name) => [name, 100]))

/** What each client costs where every goal of the warm part is just held; `costs` are others. */
export function warmAt(costs: Costs): Compared {
  const held = {
    'cardlane-sila-token': 80,
    'cardlane-paywint': 80,
    stripe: 100,
    'undici-sila-token': 40,
    'undici-paywint': 40,
    'cardlane-sila-ecdsa': 150,
    'cardlane-sila-native': 100,
    'sila-sdk': 200,
  }
  return comparedAt(Object.assign({}, everyClient, held, costs))
}

const listener = comparedAt({
  'cardlane-sila-token': 100,
  'cardlane-sila-token with a listener': 102.9,
  'cardlane-paywint': 100,
  'cardlane-paywint with a listener': 102.9,
})

const instances = comparedAt({
  'cardlane-paywint': 100,
  'cardlane-paywint ×10': 105,
  'cardlane-paywint ×100': 105,
  'undici-paywint': 50,
  'undici-paywint ×10': 51,
  'undici-paywint ×100': 51,
})

const cold: Parts['cold'] = {
  bare: three(40),
  cardlane: three(100),
  cardlanePaywint: three(100),
  core: three(50),
  zod: three(40),
  stripe: three(90),
  silaSdk: three(200),
  firstPaywint: three(130),
  firstSilaToken: three(130),
  firstSilaEcdsa: three(130),
  firstStripe: three(100),
  firstSilaSdk: three(300),
}

/** A run in which every goal is just held. */
export const justHeld = {
  conditions: {
    quick: false,
    date: '2026-01-31',
    node: 'v20.0.0',
    processor: 'A Processor',
    cores: 2,
    versions: { axios: '1.0.0' },
  },
  warm: warmAt({}),
  tls: warmAt({}),
  listener,
  nodes: { 'v24.0.0': warmAt({}) },
  idle: {
    seconds: 60,
    cpuUs: { 'cardlane-sila-token': three(500), 'cardlane-paywint': three(500), stripe: three(500) },
  },
  limit: [
    {
      client: 'cardlane-sila-token',
      calls: 3000,
      perSecond: 200,
      failures: {},
      seconds: [200, 180, 4],
      refused: 9,
    },
  ],
  heap: { calls: 1_000_000, owners: 500_000, marks: [{ x: 0, y: 9e6 }], slope: 1, cpuUs: [70, 70] },
  instances,
  cold,
  weight: {
    sizes: Object.fromEntries(
      bundleNames.map((name) => [name, { total: 2000, loaded: 1000, own: 500 }]),
    ) as unknown as Parts['weight']['sizes'],
    weights: [{ label: 'cardlane and @cardlane/sila', packages: 12, bytes: 3_400_000, scripted: [] }],
  },
} satisfies Results
