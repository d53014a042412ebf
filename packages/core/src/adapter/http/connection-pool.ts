import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import type { Signal } from '../call/signal.js'
import type { Progress } from './follow-socket.js'
import { afterPolling } from './after-polling.js'
import { openConnection } from './open-connection.js'
import type { Proxy } from './proxy.js'

/** Where a pool's connections lead. */
export interface Origin {
  readonly protocol: string
  /** An IPv6 address without its brackets. */
  readonly hostname: string
  readonly port: number
  readonly proxy?: Proxy | undefined
  readonly tls?: ConnectionOptions | undefined
}

interface Waiting {
  readonly request: ClientRequest
  readonly newConnection: boolean
  readonly progress: Progress
  readonly signal: Signal
}

interface Connection {
  readonly socket: Socket
  isReused: boolean
  /** When it became free, in monotonic milliseconds; `undefined` while it is in use. */
  freeSince: number | undefined
  maxIdleMs: number
  request: ClientRequest | undefined
}

/**
 * How long a connection may be silent, in milliseconds. One that is free is closed then, long before firewalls forget it; a
 * request on one that was used before is given up, since that connection may be dead, and is sent again where that is safe.
 */
export const maxSilenceMs = 15_000

/** The connections of one provider instance to one host: kept, limited in number, and closed when they are no use any more. */
export class ConnectionPool {
  // What `http.ClientRequest` asks of an agent.
  readonly protocol: string
  readonly defaultPort: number
  readonly keepAlive = true
  readonly maxSockets: number
  readonly options = {}

  readonly #origin: Origin
  readonly #free: Connection[] = []
  #waiting: Waiting[] = []
  #count = 0
  #tlsSession: Buffer | undefined

  constructor(origin: Origin, maxConnections: number) {
    this.#origin = origin
    this.protocol = origin.protocol
    this.defaultPort = origin.port
    this.maxSockets = maxConnections
  }

  /** Called by `http.request`: gives the request a connection now or later. */
  addRequest(request: ClientRequest, { cardlane }: { readonly cardlane: Omit<Waiting, 'request'> }): void {
    const { newConnection, progress, signal } = cardlane
    this.#serve({ request, newConnection, progress, signal })
  }

  /** `isNext`: it has waited already, so it stays the first. */
  #serve(waiting: Waiting, isNext = false): void {
    if (waiting.request.destroyed) return
    if (waiting.newConnection) {
      if (this.#count >= this.maxSockets) this.#free.shift()?.socket.destroy()
    } else {
      const connection = this.#takeFree()
      if (connection !== undefined) {
        this.#reuse(connection, waiting)
        return
      }
    }
    if (this.#count < this.maxSockets) this.#open(waiting)
    else if (isNext) this.#waiting.unshift(waiting)
    else this.#queue(waiting)
  }

  #queue(waiting: Waiting): void {
    // Those whose calls have ended are of no use to anybody.
    if (this.#waiting.length >= 2 * this.maxSockets) {
      this.#waiting = this.#waiting.filter(({ request }) => !request.destroyed)
    }
    this.#waiting.push(waiting)
  }

  #takeFree(): Connection | undefined {
    for (let last = this.#free.pop(); last !== undefined; last = this.#free.pop()) {
      const idleMs = performance.now() - (last.freeSince ?? 0)
      if (isAlive(last.socket) && idleMs < last.maxIdleMs) return last
      last.socket.destroy()
    }
    return undefined
  }

  /** The provider may have closed it, or written to it, and nobody has looked yet. */
  #reuse(connection: Connection, waiting: Waiting): void {
    afterPolling(() => {
      if (!isAlive(connection.socket)) this.#serve(waiting, true)
      else if (waiting.request.destroyed) this.#keepFree(connection)
      else this.#assign(connection, waiting)
    })
  }

  #assign(connection: Connection, { request }: Waiting): void {
    connection.isReused = connection.freeSince !== undefined
    connection.freeSince = undefined
    connection.request = request
    connection.socket.ref()
    request.reusedSocket = connection.isReused
    request.onSocket(connection.socket)
  }

  #open(waiting: Waiting): void {
    const { progress, signal } = waiting
    this.#count += 1
    const opened = openConnection(this.#origin, { progress, signal, session: this.#tlsSession })
    if (!('then' in opened)) {
      this.#keep(opened, waiting)
      return
    }
    opened.then(
      (socket) => {
        this.#keep(socket, waiting)
      },
      (error: unknown) => {
        this.#count -= 1
        // Its types know nothing of the error, by which Node.js ends a request that got no socket.
        const onSocket = waiting.request.onSocket.bind(waiting.request) as unknown as OnNoSocket
        onSocket(undefined, error)
        this.#serveNext()
      },
    )
  }

  #keep(socket: Socket, waiting: Waiting): void {
    const connection: Connection = {
      socket,
      isReused: false,
      freeSince: undefined,
      maxIdleMs: maxSilenceMs,
      request: undefined,
    }
    socket.setTimeout(maxSilenceMs)
    socket.on('timeout', () => {
      if (connection.freeSince !== undefined) socket.destroy()
      else if (connection.isReused) socket.destroy(silence())
    })
    // Nobody asked for what comes on a free connection.
    socket.on('data', () => {
      if (connection.freeSince !== undefined) socket.destroy()
    })
    socket.on('free', () => {
      this.#release(connection)
    })
    socket.on('error', () => undefined)
    socket.on('session', (session: Buffer) => {
      this.#tlsSession = session
    })
    socket.once('close', (hadError: boolean) => {
      if (hadError) this.#tlsSession = undefined
      this.#count -= 1
      const at = this.#free.indexOf(connection)
      if (at !== -1) this.#free.splice(at, 1)
      this.#serveNext()
    })
    this.#assign(connection, waiting)
  }

  #release(connection: Connection): void {
    const { socket, request } = connection
    connection.request = undefined
    if (!isAlive(socket)) return
    // A request that was ended before it began has left everything as it was.
    if (responseOf(request) !== undefined) connection.maxIdleMs = maxIdleMsOf(responseOf(request))
    connection.freeSince = performance.now()
    // A request with a time limit of its own has left another one, or none.
    if (socket.timeout !== maxSilenceMs) socket.setTimeout(maxSilenceMs)
    this.#keepFree(connection)
  }

  #keepFree(connection: Connection): void {
    this.#free.push(connection)
    connection.socket.unref()
    this.#serveNext()
  }

  #serveNext(): void {
    let next = this.#waiting.shift()
    while (next?.request.destroyed === true) next = this.#waiting.shift()
    if (next !== undefined) this.#serve(next, true)
  }
}

function isAlive(socket: Socket): boolean {
  return !socket.destroyed && socket.writable
}

function responseOf(request: ClientRequest | undefined): IncomingMessage | undefined {
  const { res: response } = (request ?? {}) as { readonly res?: IncomingMessage }
  return response
}

/** What the provider announces, such as `Keep-Alive: timeout=5`, less a second for the way. */
function maxIdleMsOf(response: IncomingMessage | undefined): number {
  const [, seconds] = /\btimeout=(\d+)/.exec(String(response?.headers['keep-alive'] ?? '')) ?? []
  return seconds === undefined ? maxSilenceMs : Math.min(maxSilenceMs, Number(seconds) * 1000 - 1000)
}

type OnNoSocket = (socket: undefined, error: unknown) => void

function silence(): Error {
  return Object.assign(new Error(`a kept connection was silent for ${maxSilenceMs} ms`), {
    code: 'ETIMEDOUT',
  })
}
