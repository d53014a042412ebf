import type { HeapPlan } from '../parts/measure-heap.js'
import type { IdlePlan } from '../parts/measure-idle.js'
import type { RateLimitPlan } from '../parts/measure-rate-limit.js'
import type { RoundPlan } from '../parts/measure-rounds.js'

export interface Plan {
  readonly warm: RoundPlan
  readonly listener: RoundPlan
  readonly tls: RoundPlan
  readonly nodes: RoundPlan
  readonly instances: RoundPlan
  readonly idle: IdlePlan
  readonly limit: RateLimitPlan
  readonly heap: HeapPlan
  readonly coldRounds: number
}

/** The engine goes on compiling for about 10,000 calls, which the rounds before the first one are. */
const twice = { repeats: 2, warmUpRounds: 5, rounds: 7, calls: 1000, runIn: 200 }
const once = { repeats: 1, warmUpRounds: 5, rounds: 7, calls: 1000, runIn: 200 }

/** What figures are made of; about twenty minutes. */
export const fullPlan: Plan = {
  warm: twice,
  // A few per cent are to be seen here, so there are more processes.
  listener: { repeats: 4, warmUpRounds: 5, rounds: 7, calls: 1000, runIn: 200 },
  tls: once,
  nodes: once,
  instances: twice,
  idle: { rounds: 3, processes: 4, warmUpCalls: 5000, seconds: 60 },
  limit: { calls: 3000, perSecond: 200 },
  heap: { calls: 1_000_000, owners: 500_000, warmUpCalls: 10_000 },
  coldRounds: 15,
}

const few = { repeats: 1, warmUpRounds: 2, rounds: 3, calls: 200, runIn: 50 }

/** Shows within a few minutes that everything runs; its figures say little. */
export const quickPlan: Plan = {
  warm: few,
  listener: few,
  tls: few,
  nodes: few,
  instances: few,
  idle: { rounds: 1, processes: 2, warmUpCalls: 500, seconds: 10 },
  limit: { calls: 800, perSecond: 200 },
  heap: { calls: 10_000, owners: 5000, warmUpCalls: 500 },
  coldRounds: 3,
}
