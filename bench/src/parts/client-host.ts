import type { Client } from '../clients/client.js'
import { clients, type ClientName } from '../clients/client-list.js'

export interface Load {
  readonly calls: number
  /** How many calls run at the same time. */
  readonly atOnce: number
  /** With it each call is for the next owner from this one on; without it each of those at the same time has one. */
  readonly firstOwner?: number
}

export interface Measured extends Load {
  /** Calls that come first and are not measured. */
  readonly runIn: number
}

/** What the calls cost this process. */
export interface Sample {
  readonly cpuUsPerCall: number
  readonly callsPerSecond: number
}

interface Opened {
  readonly origin: string
  readonly instances: number
  readonly listens: boolean
}

export type ClientHost = ReturnType<typeof createClientHost>

/** What a process that holds one client can be asked for. */
export function createClientHost(name: ClientName) {
  let client: Client | undefined
  let expectsEvents = false
  let events = 0

  const callOf = () => {
    const opened = client
    if (opened === undefined) throw new Error('`open` comes first.')
    return (owner: number) => opened.call(owner)
  }

  return {
    async open({ origin, instances, listens }: Opened): Promise<void> {
      expectsEvents = listens
      const listener = listens ? () => void (events += 1) : undefined
      client = await (await clients[name].load())({ origin, instances, listener })
    },
    /** @throws Error when a call fails, or when a listener hears nothing: then there is nothing to measure. */
    async run({ runIn, ...load }: Measured): Promise<Sample> {
      const { calls, atOnce } = load
      const call = callOf()
      await makeCalls({ calls: runIn, atOnce }, call)
      const begun = performance.now()
      const cpuBefore = process.cpuUsage()
      await makeCalls(load, call)
      const { user, system } = process.cpuUsage(cpuBefore)
      if (expectsEvents && events === 0) throw new Error('The listener heard nothing.')
      return {
        cpuUsPerCall: (user + system) / calls,
        callsPerSecond: (calls / (performance.now() - begun)) * 1000,
      }
    },
    /** How many calls failed, by the codes of their errors. */
    async countFailures(load: Load): Promise<Readonly<Record<string, number>>> {
      const call = callOf()
      const failures: Record<string, number> = {}
      await makeCalls(load, async (owner) => {
        try {
          await call(owner)
        } catch (error) {
          const code = codeOf(error)
          failures[code] = (failures[code] ?? 0) + 1
        }
      })
      return failures
    },
    /** Bytes in use after the garbage has been collected, where Node lets that be asked for. */
    heapUsed(): number {
      // Twice, because what the first one finalises is freed by the second.
      globalThis.gc?.()
      globalThis.gc?.()
      return process.memoryUsage().heapUsed
    },
  }
}

async function makeCalls(
  { calls, atOnce, firstOwner }: Load,
  call: (owner: number) => Promise<unknown>,
): Promise<void> {
  let begun = 0
  const work = async (_: unknown, slot: number): Promise<void> => {
    while (begun < calls) {
      const owner = firstOwner === undefined ? slot : firstOwner + begun
      begun += 1
      await call(owner)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  return typeof code === 'string' ? code : String(error)
}
