import type { Agent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { failed } from '../failure/failure.js'
import { isLoopback } from '../options/base-url.js'
import { ConnectionPool } from './connection-pool.js'
import { proxyOfEnvironment, proxyOfSetting, type Proxy, type ProxySetting } from './proxy.js'

/** What an application that configures axios may say about the way of a request. */
export interface RouteSettings {
  readonly agent?: unknown
  /** `false`: none, whatever the environment says. */
  readonly proxy?: ProxySetting | false | undefined
}

/** How many ways that an application has configured are kept. */
const maxPools = 100

/** The connections of one provider instance. */
export class Connections {
  readonly #maxConnections: number
  /** By origin, for requests that nobody has configured. */
  readonly #pools = new Map<string, Agent>()
  /** By what the application configured, and by origin and proxy. */
  readonly #configured = new WeakMap<object, Map<string, Agent>>()

  constructor(maxConnections: number) {
    this.#maxConnections = maxConnections
  }

  /**
   * What gives a request its connection: an agent of the application as it is, or a pool. A proxy of the environment is looked
   * up once for each origin. What goes to this machine never passes through a proxy, and everything else is https:, so a proxy
   * is a tunnel: it sees neither a request nor a key.
   *
   * @throws FailedError with `invalid_configuration` when the proxy or the agent cannot be used.
   */
  agentFor(url: URL, settings?: RouteSettings): Agent {
    if (settings?.agent === undefined && settings?.proxy === undefined) return this.#pool(url)
    const { agent, proxy } = settings
    if (agent !== undefined && !isAgent(agent)) throw noAgent()
    // An agent that opens connections in its own way has decided about proxies, too.
    if (agent !== undefined && !isPlainHttpsAgent(agent)) return agent
    const found = proxyFor(url, proxy)
    if (agent !== undefined && found === undefined) return agent
    return this.#configuredPool(url, agent, found)
  }

  #pool(url: URL): Agent {
    const known = this.#pools.get(url.origin)
    if (known !== undefined) return known
    const pool = this.#makePool(url, undefined, proxyFor(url, undefined))
    this.#pools.set(url.origin, pool)
    return pool
  }

  #configuredPool(url: URL, agent: HttpsAgent | undefined, proxy: Proxy | undefined): Agent {
    // An application may make an agent for each request, so what belongs to one goes with it.
    const owner = agent ?? this
    const pools = this.#configured.get(owner) ?? new Map<string, Agent>()
    this.#configured.set(owner, pools)
    const key = `${url.origin} ${JSON.stringify(proxy)}`
    const pool = pools.get(key) ?? this.#makePool(url, agent, proxy)
    // Such as a proxy's name for each request: what nobody uses any more closes by itself.
    if (pools.size >= maxPools) pools.clear()
    pools.set(key, pool)
    return pool
  }

  #makePool(url: URL, agent: HttpsAgent | undefined, proxy: Proxy | undefined): Agent {
    const { protocol, hostname, port } = url
    const origin = {
      protocol,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
      proxy,
      tls: agent?.options,
    }
    // It does what Node.js asks of an agent, but is none by its type.
    return new ConnectionPool(origin, this.#maxConnections) as object as Agent
  }
}

function proxyFor(url: URL, setting: RouteSettings['proxy']): Proxy | undefined {
  if (url.protocol === 'http:' || isLoopback(url.hostname) || setting === false) return undefined
  return setting === undefined ? proxyOfEnvironment(url) : proxyOfSetting(setting)
}

function isAgent(value: unknown): value is Agent {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'addRequest') === 'function'
}

/** One of Node's own that is only configured, and does not follow the environment by itself. */
function isPlainHttpsAgent(agent: Agent): agent is HttpsAgent {
  if (Object.getPrototypeOf(agent) !== HttpsAgent.prototype) return false
  const { options } = agent as object as { readonly options: { readonly proxyEnv?: unknown } }
  return options.proxyEnv === undefined
}

function noAgent() {
  const message = 'sets an agent that has no addRequest, so it is no agent of Node.js'
  return failed({
    code: 'invalid_configuration',
    phase: 'config',
    outcome: 'not_applied',
    problems: [{ path: 'world.configureHttp', message }],
  })
}
