import { once } from 'node:events'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { answerRequest, type Connection } from './answer-request.js'
import { trusted, untrusted } from './certificates.js'
import type { Endpoint } from './endpoint.js'
import { spoilHandshake } from './spoil-handshake.js'

export interface Listener {
  readonly port: number
  close(): Promise<void>
}

interface RelaySettings {
  readonly endpoint: Endpoint
  /** The simulator. */
  readonly upstream: string
  /** Whether it speaks TLS. */
  readonly secure: boolean
}

/** Stands between a worker and a simulator, on loopback: here connections and requests meet their faults. */
export async function openRelay({ endpoint, upstream, secure }: RelaySettings): Promise<Listener> {
  const connections = new Map<number | undefined, Connection>()
  const listener: RequestListener = (request, response) => {
    const connection = connections.get(request.socket.remotePort)
    if (connection === undefined) return
    answerRequest(request, { endpoint, connection, upstream, response }).catch(() => response.destroy())
  }
  // No connection is closed for being idle: only a fault does that.
  const settings = { keepAliveTimeout: 0 }
  const plain = createHttpServer(settings, listener)
  const tls = createHttpsServer({ ...settings, ...trusted }, listener)
  const foreign = createHttpsServer({ ...settings, ...untrusted }, listener)

  return listen(
    createServer({ allowHalfOpen: true }, (socket) => {
      const { remotePort } = socket
      connections.set(remotePort, { socket, openedAt: performance.now(), requests: 0 })
      socket.once('close', () => connections.delete(remotePort))
      serve(socket)
    }),
  )

  function serve(socket: Socket): void {
    if (!secure) {
      plain.emit('connection', socket)
      return
    }
    const fault = endpoint.meet('connection')
    if (fault === undefined) tls.emit('connection', socket)
    else if (fault === 'tls_untrusted') foreign.emit('connection', socket)
    else spoilHandshake(socket, fault, endpoint)
  }
}

/** Listens on a free port of 127.0.0.1. `close` ends every connection. */
export async function listen(server: Server): Promise<Listener> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    // Clients break connections here as a matter of course.
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
