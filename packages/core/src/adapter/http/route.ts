import type { Agent } from 'node:http'
import type { Agent as HttpsAgent } from 'node:https'
import type { HttpsProxyAgentOptions } from 'https-proxy-agent'
import { getProxyForUrl } from 'proxy-from-env'
import { isLoopback } from '../options/base-url.js'

/** The connections that requests go by. */
export interface Agents {
  readonly httpAgent: Agent
  readonly httpsAgent: HttpsAgent
}

/** A proxy as axios' `proxy` describes it. `false`: none, whatever the environment says. */
export type ProxySetting = ProxyServer | false | undefined

interface ProxyServer {
  readonly protocol?: string
  readonly host: string
  readonly port?: number
  readonly auth?: { readonly username: string; readonly password: string }
}

/** Gives the agent that a request goes by: one of `agents`, or a tunnel through a proxy that uses its settings. */
export type Route = (url: URL, agents: Agents, proxy?: ProxySetting) => Agent | Promise<Agent>

/**
 * Proxies, as the application sets them or the environment names them (`HTTPS_PROXY`, `NO_PROXY`). What goes to this machine
 * never passes through one, and everything else is https:, so a proxy is a tunnel: it sees neither a request nor a key.
 */
export function createRoute(): Route {
  const tunnels = new WeakMap<Agent, Map<string, Promise<Agent>>>()

  const tunnelThrough = (address: string, origin: HttpsAgent) => {
    const byAddress = tunnels.get(origin) ?? new Map<string, Promise<Agent>>()
    tunnels.set(origin, byAddress)
    const tunnel = byAddress.get(address) ?? openTunnel(new URL(address), origin)
    byAddress.set(address, tunnel)
    return tunnel
  }

  return (url, { httpAgent, httpsAgent }, proxy) => {
    if (url.protocol === 'http:') return httpAgent
    if (isLoopback(url.hostname) || proxy === false) return httpsAgent
    const address = proxy === undefined ? addressInEnvironment(url, httpsAgent) : addressOf(proxy)
    return address === '' ? httpsAgent : tunnelThrough(address, httpsAgent)
  }
}

function addressInEnvironment(url: URL, agent: HttpsAgent): string {
  // Agents of somebody else's making have no options.
  const { proxyEnv } = { ...(agent.options as HttpsAgent['options'] & { readonly proxyEnv?: unknown }) }
  // With that, an agent of Node.js follows the environment itself.
  return proxyEnv === undefined ? getProxyForUrl(url.href) : ''
}

function addressOf({ protocol = 'http', host, port, auth }: ProxyServer): string {
  const address = new URL(`${protocol.replace(/:$/, '')}://${host}`)
  if (port !== undefined) address.port = String(port)
  if (auth !== undefined) Object.assign(address, { username: auth.username, password: auth.password })
  return address.href
}

async function openTunnel(proxy: URL, origin: HttpsAgent): Promise<Agent> {
  const { default: createTunnel } = await import('https-proxy-agent')
  // The application has set a tunnel of its own.
  if (origin instanceof createTunnel.HttpsProxyAgent) return origin

  const auth = [proxy.username, proxy.password].map(decodeURIComponent).join(':')
  const settings = {
    ...origin.options,
    protocol: proxy.protocol,
    hostname: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port,
    auth: auth === ':' ? null : auth,
  }
  // Its types know nothing of properties that are there and undefined.
  const tunnel = createTunnel(settings as HttpsProxyAgentOptions)
  // What the agent has for TLS, such as a certificate authority, is meant for the provider too, not for the proxy alone.
  const connect = tunnel.callback.bind(tunnel)
  tunnel.callback = (request, options) =>
    connect(request, { ...origin.options, ...options } as typeof options)
  // It does what Node.js asks of an agent, but is none by its type.
  return tunnel as object as Agent
}
