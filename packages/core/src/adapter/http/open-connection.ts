import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Signal } from '../call/signal.js'
import type { Origin } from './connection-pool.js'
import type { Progress } from './follow-socket.js'
import { openTunnel } from './proxy-tunnel.js'

interface Opening {
  readonly progress: Progress
  readonly signal: Signal
  readonly session: Buffer | undefined
}

/**
 * A socket to an origin, as soon as a request can be given to it: straight, it may still be connecting; through a proxy, its
 * tunnel is open. Rejects with what went wrong at the proxy.
 */
export async function openConnection(
  origin: Origin,
  { progress, signal, session }: Opening,
): Promise<Socket> {
  const { protocol, hostname, port, proxy, tls } = origin
  progress.phase = isIP(hostname) === 0 ? 'resolve' : 'connect'
  const tcp = { host: hostname, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 1_000 }
  if (protocol === 'http:') return connect(tcp)
  const secure = {
    ALPNProtocols: ['http/1.1'],
    servername: isIP(hostname) === 0 ? hostname : '',
    session,
    ...tls,
  }
  if (proxy === undefined) return connectTls({ ...secure, ...tcp })
  progress.phase = 'proxy'
  progress.proxy = proxy.shown
  const socket = await openTunnel(proxy, origin, signal)
  return connectTls({ ...secure, socket })
}
