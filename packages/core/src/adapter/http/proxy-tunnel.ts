import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import type { Signal } from '../call/signal.js'
import type { Origin } from './connection-pool.js'
import type { Proxy } from './proxy.js'

/** The proxy answered, and did not open a tunnel. */
export class ProxyRefusal extends Error {
  readonly httpStatus: number

  constructor(httpStatus: number) {
    super(`it answered CONNECT with ${httpStatus}`)
    this.httpStatus = httpStatus
  }
}

/** Asks a proxy for a tunnel to an origin (RFC 9110, section 9.3.6). Ends when the signal aborts, whatever the proxy does. */
export function openTunnel(proxy: Proxy, { hostname, port, tls }: Origin, signal: Signal): Promise<Socket> {
  const host = hostname.includes(':') ? `[${hostname}]` : hostname
  const target = `${host}:${port}`
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === 'https:' ? https : http).request({
      ...tls,
      method: 'CONNECT',
      host: proxy.hostname,
      port: proxy.port,
      path: target,
      headers: { Host: target, ...(proxy.authorization && { 'Proxy-Authorization': proxy.authorization }) },
      agent: false,
    })
    const interrupt = () => {
      request.destroy()
      fail(new Error('the call ended'))
    }
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', interrupt)
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what Node.js gives is an error
      reject(error)
    }
    const refuse = (response: IncomingMessage) => {
      request.destroy()
      fail(new ProxyRefusal(response.statusCode ?? 0))
    }
    request.once('connect', (response, socket) => {
      if (response.statusCode !== 200) {
        socket.destroy()
        refuse(response)
        return
      }
      signal.removeEventListener('abort', interrupt)
      resolve(socket)
    })
    request.once('response', refuse)
    request.on('error', fail)
    request.once('close', () => {
      fail(Object.assign(new Error('it closed the connection'), { code: 'ECONNRESET' }))
    })
    signal.addEventListener('abort', interrupt, { once: true })
    if (signal.aborted) interrupt()
    else request.end()
  })
}
