import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clients, type ClientName } from '../clients/client-list.js'
import type { Ask, Asked } from '../process/handlers.js'
import { startProcess } from '../process/start-process.js'
import type { AnswerServer, Counts, Protocol } from '../server/answer-server.js'
import { certificate } from '../server/loopback-certificate.js'
import type { ClientHost, Measured, Sample } from './client-host.js'

/** A client under test, and how it is run. */
export interface Setup {
  readonly client: ClientName
  /** Default: 1. */
  readonly instances?: number
  /** Whether somebody listens to Cardlane's events. Default: no. */
  readonly listens?: boolean
  /** Default: http. */
  readonly protocol?: Protocol
  /** The binary of Node. Default: this one. */
  readonly node?: string
}

/** A client that is ready to be measured. */
export interface OpenClient {
  readonly name: string
  readonly ask: Ask<ClientHost>
  /** Runs calls. @throws Error unless the server has seen exactly what they have to send. */
  readonly run: (load: Measured) => Promise<Sample>
  readonly stop: () => Promise<void>
}

/** A server, and clients that call it, each in a process of its own. */
export interface Bench {
  readonly origin: string
  readonly ask: Ask<AnswerServer['handlers']>
  openClient(setup: Setup): Promise<OpenClient>
  stop(): Promise<void>
}

/** How processes are started; a test stays in its own. */
export interface StartProcesses {
  readonly server: () => Promise<Asked<AnswerServer['handlers']>>
  readonly client: (setup: Setup, trusted: string) => Asked<ClientHost>
}

export const inProcesses: StartProcesses = {
  server: () =>
    Promise.resolve(
      startProcess<AnswerServer['handlers']>(new URL('../server/server-main.js', import.meta.url)),
    ),
  client: ({ client, protocol, node }, trusted) =>
    startProcess<ClientHost>(new URL('./client-main.js', import.meta.url), {
      args: [client],
      execPath: node,
      env: protocol === 'https' ? { NODE_EXTRA_CA_CERTS: trusted } : {},
    }),
}

/** What a setup is called in results. */
export function nameOf({ client, instances = 1, listens = false }: Setup): string {
  return `${client}${instances > 1 ? ` ×${instances}` : ''}${listens ? ' with a listener' : ''}`
}

export async function openBench(start: StartProcesses): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'cardlane-bench-'))
  const trusted = join(folder, 'certificate.pem')
  writeFileSync(trusted, certificate)
  const server = await start.server()
  const origins = await server.ask('origins')
  return {
    origin: origins.http,
    ask: server.ask,
    async openClient(setup) {
      const { ask, stop } = start.client(setup, trusted)
      const { client, protocol = 'http', instances = 1, listens = false } = setup
      await ask('open', { origin: origins[protocol], instances, listens })
      return {
        name: nameOf(setup),
        ask,
        async run(load) {
          await server.ask('counts')
          const sample = await ask('run', load)
          checkCounts(client, load.runIn + load.calls, await server.ask('counts'))
          return sample
        },
        stop,
      }
    },
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Sila's token is fetched before the first call of an instance, and is no part of any. */
const fetchToken = 'POST /token/auth_token'

export function checkCounts(client: ClientName, calls: number, seen: Counts): void {
  const { [fetchToken]: _, ...counted } = seen
  const expected = Object.fromEntries(
    Object.entries(clients[client].requests).map(([route, times]) => [route, times * calls]),
  )
  const routes = new Set([...Object.keys(expected), ...Object.keys(counted)])
  const wrong = [...routes].filter((route) => expected[route] !== counted[route])
  if (wrong.length === 0) return
  const told = wrong.map(
    (route) => `${route} ${counted[route] ?? 0} times instead of ${expected[route] ?? 0}`,
  )
  throw new Error(`In ${calls} calls of ${client} the server saw ${told.join(', ')}.`)
}
