import type { ClientName } from '../clients/client-list.js'
import { measureRounds, type Compared, type RoundPlan } from './measure-rounds.js'
import type { Bench, Setup } from './open-bench.js'

/** Calls without elliptic curves, and those with two signatures, which cost several times as much. */
const cheap: readonly ClientName[] = [
  'cardlane-sila-token',
  'cardlane-paywint',
  'stripe',
  'undici-sila-token',
  'undici-paywint',
  'http-sila-token',
  'axios-sila-token',
]
const signed: readonly ClientName[] = ['cardlane-sila-ecdsa', 'cardlane-sila-native', 'sila-sdk']

/** What else is measured where it costs no more than time. */
const moreCheap: readonly ClientName[] = ['cardlane-paywall', 'http-paywint', 'axios-paywint']
const moreSigned: readonly ClientName[] = ['undici-sila-ecdsa', 'undici-sila-native']

/** Clients are compared within a group, and a group is small, so that each has its next turn soon. */
async function measureGroups(
  bench: Bench,
  groups: Readonly<Record<'cheap' | 'signed', readonly Setup[]>>,
  plan: RoundPlan,
): Promise<Compared> {
  const one = await measureRounds(bench, groups.cheap, plan)
  const { repeats, warmUpRounds, rounds } = plan
  const [calls, runIn] = [Math.ceil(plan.calls / 2), Math.ceil(plan.runIn / 2)]
  const two = await measureRounds(bench, groups.signed, { repeats, warmUpRounds, rounds, calls, runIn })
  return {
    rounds: Object.assign({}, one.rounds, two.rounds),
    longestWait: Math.max(one.longestWait, two.longestWait),
  }
}

export function measureWarm(bench: Bench, plan: RoundPlan): Promise<Compared> {
  const groups = {
    cheap: [...cheap, ...moreCheap].map((client) => ({ client })),
    signed: [...signed, ...moreSigned].map((client) => ({ client })),
  }
  return measureGroups(bench, groups, plan)
}

export function measureTls(bench: Bench, plan: RoundPlan): Promise<Compared> {
  const overTls = (client: ClientName): Setup => ({ client, protocol: 'https' })
  return measureGroups(bench, { cheap: cheap.map(overTls), signed: signed.map(overTls) }, plan)
}

/** The ratios of another version of Node. */
export function measureNode(bench: Bench, node: string, plan: RoundPlan): Promise<Compared> {
  const onNode = (client: ClientName): Setup => ({ client, node })
  const few = ['cardlane-sila-token', 'cardlane-paywint', 'stripe'] as const
  return measureGroups(bench, { cheap: few.map(onNode), signed: signed.map(onNode) }, plan)
}

export const listened = ['cardlane-sila-token', 'cardlane-paywint'] as const

export function measureListener(bench: Bench, plan: RoundPlan): Promise<Compared> {
  const setups = listened.flatMap((client) => [{ client }, { client, listens: true }])
  return measureRounds(bench, setups, plan)
}

export const instanceCounts = [1, 10, 100]

/** What a call costs where one, ten or a hundred instances take them in turn, and what so many connections cost anybody. */
export function measureInstances(bench: Bench, plan: RoundPlan): Promise<Compared> {
  const setups = instanceCounts.flatMap((instances) => [
    { client: 'cardlane-paywint', instances } as const,
    { client: 'undici-paywint', instances } as const,
  ])
  return measureRounds(bench, setups, plan)
}
