import { setTimeout as pause } from 'node:timers/promises'
import type { ClientName } from '../clients/client-list.js'
import type { Bench, OpenClient } from './open-bench.js'
import { rotated } from './rotated.js'

export interface IdlePlan {
  readonly rounds: number
  /** How many processes of each client have nothing to do at the same time. */
  readonly processes: number
  /** Calls before each pause. */
  readonly warmUpCalls: number
  readonly seconds: number
}

export interface Idle {
  readonly seconds: number
  /** Processor time of a call in microseconds, of the first ones after each pause, by the name of the client. */
  readonly cpuUs: Readonly<Record<string, readonly number[]>>
}

export const firstCalls = 100

const names: readonly ClientName[] = [
  'cardlane-sila-token',
  'cardlane-paywint',
  'stripe',
  'undici-sila-token',
  'http-sila-token',
]

/** What the first calls cost when a service has had nothing to do: V8 throws code away that nobody has used for a while. */
export async function measureIdle(
  bench: Bench,
  { rounds, processes, warmUpCalls, seconds }: IdlePlan,
): Promise<Idle> {
  const cpuUs = Object.fromEntries(names.map((name) => [name, [] as number[]]))
  const clients: OpenClient[] = []
  try {
    for (let process = 0; process < processes; process += 1) {
      for (const client of names) clients.push(await bench.openClient({ client }))
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const client of clients) await client.run({ calls: 1, atOnce: 1, runIn: warmUpCalls })
      await pause(seconds * 1000)
      for (const client of rotated(clients, round)) {
        const sample = await client.run({ calls: firstCalls, atOnce: 1, runIn: 0 })
        cpuUs[client.name]?.push(sample.cpuUsPerCall)
      }
    }
  } finally {
    await Promise.all(clients.map((client) => client.stop()))
  }
  return { seconds, cpuUs }
}
