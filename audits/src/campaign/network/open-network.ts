import { openProxy } from './connect-proxy.js'
import { Endpoint } from './endpoint.js'
import { openFullBacklogs } from './full-backlog.js'
import type { Route } from './network-fault.js'
import { openRelay } from './relay.js'
import { changeMachine } from './this-machine.js'

export interface Network {
  endpoint(label: string): Endpoint
  /** The options of an instance, with every address of a simulator replaced by one of this endpoint. */
  redirected(options: object, label: string, route: Route): object
  /** How many requests are being processed. */
  pending(): number
  close(): Promise<void>
}

/** A worker's own relay to one simulator: a port for `http:` and one for `https:`. */
interface Relays {
  readonly label: string
  readonly upstream: string
  readonly plainPort: number
  readonly securePort: number
}

/** Opens the relays of each worker, by its label, to the simulators that stand in these options. */
export async function openNetwork(workers: ReadonlyMap<string, object>): Promise<Network> {
  const endpoints = new Map([...workers.keys()].map((label) => [label, new Endpoint(label)]))
  const endpointOf = (host: string) => endpoints.get(host.replace(/\.(direct|proxied)\.test$/, ''))
  const closing: (() => Promise<void>)[] = []
  const relays: Relays[] = []

  const open = async (endpoint: Endpoint, upstream: string) => {
    const [plain, secured] = await Promise.all([
      openRelay({ endpoint, upstream, secure: false }),
      openRelay({ endpoint, upstream, secure: true }),
    ])
    closing.push(
      () => plain.close(),
      () => secured.close(),
    )
    relays.push({ label: endpoint.label, upstream, plainPort: plain.port, securePort: secured.port })
  }

  const proxy = await openProxy(endpointOf)
  closing.push(() => proxy.close())
  for (const [label, options] of workers) {
    const endpoint = endpoints.get(label)
    const origins = Object.values(options).filter(isOrigin)
    if (endpoint !== undefined) await Promise.all(origins.map((origin) => open(endpoint, origin)))
  }
  const backlogs = await openFullBacklogs(relays.map(({ securePort }) => securePort))
  closing.push(() => backlogs.close())
  const restoreMachine = changeMachine({ proxyPort: proxy.port, endpointOf })

  return {
    endpoint(label) {
      const endpoint = endpoints.get(label)
      if (endpoint === undefined) throw new TypeError(`There is no worker ${label}.`)
      return endpoint
    },
    redirected: (options, label, route) =>
      Object.fromEntries(
        Object.entries(options).map(([name, value]) => {
          const found = relays.find((relay) => relay.label === label && relay.upstream === value)
          return [name, found === undefined ? value : address(found, route)]
        }),
      ),
    pending: () => [...endpoints.values()].reduce((sum, { pending }) => sum + pending, 0),
    async close() {
      restoreMachine()
      await Promise.all(closing.map((close) => close()))
    },
  }
}

const isOrigin = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('http://127.0.0.1:')

const address = ({ label, plainPort, securePort }: Relays, route: Route): string =>
  route === 'loopback' ? `http://127.0.0.1:${plainPort}` : `https://${label}.${route}.test:${securePort}`
