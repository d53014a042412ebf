import type { CallPlan } from '../calls/measure-calls.js'
import type { AgePlan } from '../growth/measure-age.js'
import type { InstancePlan } from '../growth/measure-instances.js'

export interface Plan {
  readonly calls: CallPlan
  readonly instances: InstancePlan
  readonly age: AgePlan
  readonly coldRounds: number
}

/** What figures are made of; about twenty minutes. */
export const fullPlan: Plan = {
  // The engine goes on compiling for about 10,000 calls.
  calls: { rounds: 7, warmUpCalls: 10_000, calls: 1500, runIn: 2500 },
  instances: { rounds: 11, warmUpCalls: 10_000, calls: 500, runIn: 1500, replicas: 3 },
  age: { oldCalls: 1_000_000, youngCalls: 10_000, rounds: 9, calls: 1500, runIn: 1500 },
  coldRounds: 15,
}

/** Shows within a minute or two that everything runs; its figures say little. */
export const quickPlan: Plan = {
  calls: { rounds: 3, warmUpCalls: 300, calls: 200, runIn: 100 },
  instances: { rounds: 3, warmUpCalls: 200, calls: 100, runIn: 50, replicas: 1 },
  age: { oldCalls: 5000, youngCalls: 500, rounds: 3, calls: 200, runIn: 100 },
  coldRounds: 3,
}
