import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'
import type { Signal } from '../call/signal.js'
import type { Origin } from './connection-pool.js'
import type { Progress } from './follow-socket.js'
import type { Proxy } from './proxy.js'
import { openTunnel } from './proxy-tunnel.js'

interface Opening {
  readonly progress: Progress
  readonly signal: Signal
  readonly session: Buffer | undefined
}

/**
 * A socket to an origin, as soon as a request can be given to it: straight at once, and it may still be connecting; through a
 * proxy when its tunnel is open. Rejects with what went wrong at the proxy.
 */
export function openConnection(origin: Origin, opening: Opening): Socket | Promise<Socket> {
  const { protocol, hostname, port, proxy } = origin
  const { progress } = opening
  progress.phase = isIP(hostname) === 0 ? 'resolve' : 'connect'
  const tcp = { host: hostname, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 1_000 }
  if (protocol === 'http:') return connect(tcp)
  if (proxy === undefined) return connectTls({ ...secure(origin, opening), ...tcp })
  progress.phase = 'proxy'
  progress.proxy = proxy.shown
  return openThrough(proxy, origin, opening)
}

async function openThrough(proxy: Proxy, origin: Origin, opening: Opening): Promise<Socket> {
  const socket = await openTunnel(proxy, origin, opening.signal)
  return connectTls({ ...secure(origin, opening), socket })
}

/** The certificate has to be of this host, also where it is an address, and never of the proxy. */
function secure({ hostname, tls }: Origin, { session }: Opening): ConnectionOptions {
  return {
    ALPNProtocols: ['http/1.1'],
    servername: isIP(hostname) === 0 ? hostname : '',
    host: hostname,
    session,
    ...tls,
  }
}
