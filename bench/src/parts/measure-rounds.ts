import { atOnce } from '../clients/made-up.js'
import type { Sample } from './client-host.js'
import { nameOf, type Bench, type OpenClient, type Setup } from './open-bench.js'
import { rotated } from './rotated.js'

export interface RoundPlan {
  /** How often it is done with new processes: no two processes are compiled quite alike. */
  readonly repeats: number
  /** Rounds that are not counted, until the engine has compiled what it will compile. */
  readonly warmUpRounds: number
  readonly rounds: number
  /** Calls of a turn, and before them some that are not counted. */
  readonly calls: number
  readonly runIn: number
}

export interface Rounds {
  /** One call after the other. */
  readonly one: readonly Sample[]
  /** Many at the same time. */
  readonly many: readonly Sample[]
}

export type Mode = keyof Rounds

/** The rounds of every client by its name. Those with the same index were run together. */
export interface Compared {
  readonly rounds: Readonly<Record<string, Rounds>>
  /** How long a client has waited for its turn at most, in seconds. */
  readonly longestWait: number
}

/** Runs the clients in turn, each round in another order. Turns are short, so that a client stays warm while the others run. */
export async function measureRounds(
  bench: Bench,
  setups: readonly Setup[],
  plan: RoundPlan,
): Promise<Compared> {
  const all = Object.fromEntries(
    setups.map((setup) => [nameOf(setup), { one: [] as Sample[], many: [] as Sample[] }]),
  )
  let longestWait = 0
  for (let repeat = 0; repeat < plan.repeats; repeat += 1) {
    const clients: OpenClient[] = []
    const ends = new Map<OpenClient, number>()
    try {
      for (const setup of setups) clients.push(await bench.openClient(setup))
      for (let round = 0; round < plan.warmUpRounds + plan.rounds; round += 1) {
        const counts = round >= plan.warmUpRounds
        for (const mode of ['one', 'many'] as const) {
          for (const client of rotated(clients, round)) {
            const waited = performance.now() - (ends.get(client) ?? performance.now())
            if (counts) longestWait = Math.max(longestWait, waited / 1000)
            const { calls, runIn } = plan
            const sample = await client.run({ calls, runIn, atOnce: mode === 'one' ? 1 : atOnce })
            if (counts) all[client.name]?.[mode].push(sample)
            ends.set(client, performance.now())
          }
        }
      }
    } finally {
      await Promise.all(clients.map((client) => client.stop()))
    }
  }
  return { rounds: all, longestWait }
}
