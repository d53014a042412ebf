import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createRequestReader, type RawRequest } from './raw-request.js'
import type { Reply } from './reply.js'

/** What one run wants of the server. */
export interface Exchange {
  answer(request: RawRequest): Reply
  /** A reply is out, as far as this side can tell. */
  sent(reply: Reply): void
}

export interface HostileServer {
  readonly url: string
  /** Who is asked from now on. */
  serve(exchange: Exchange): void
  /** Resolves when the client has closed every connection that a flood or a stall was sent on. */
  hungUp(): Promise<void>
  /** Bytes written to the connections since `serve`. */
  readonly bytesWritten: number
  /** Breaks every connection. */
  cut(): Promise<void>
  close(): Promise<void>
}

/** A server on loopback that answers bytes, and need not speak HTTP. */
export async function startHostileServer(): Promise<HostileServer> {
  const open = new Map<Socket, Promise<void>>()
  const held = new Set<Promise<void>>()
  let exchange: Exchange | undefined
  let written = 0

  const server = createServer((socket) => {
    socket.setNoDelay(true)
    const closed = new Promise<void>((resolve) =>
      socket.once('close', () => {
        open.delete(socket)
        resolve()
      }),
    )
    open.set(socket, closed)
    // The client breaks connections here as a matter of course.
    socket.on('error', () => undefined)
    socket.on(
      'data',
      createRequestReader((request) => {
        const reply = exchange?.answer(request)
        if (reply === undefined) return
        if (reply.kind !== 'bytes') held.add(closed)
        send(socket, reply, {
          onBytes: (count) => (written += count),
          onSent: () => exchange?.sent(reply),
        })
      }),
    )
  })
  const url = await listen(server)

  const cut = async () => {
    const closing = [...open.values()]
    for (const socket of open.keys()) socket.destroy()
    await Promise.all(closing)
  }

  return {
    url,
    get bytesWritten() {
      return written
    },
    serve(next) {
      exchange = next
      written = 0
      held.clear()
    },
    async hungUp() {
      await Promise.all(held)
    },
    cut,
    async close() {
      await cut()
      await new Promise<void>((resolve) =>
        server.close(() => {
          resolve()
        }),
      )
    },
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Watch {
  readonly onBytes: (count: number) => void
  readonly onSent: () => void
}

function send(socket: Socket, reply: Reply, { onBytes, onSent }: Watch): void {
  if (reply.kind === 'flood') {
    flood(socket, reply, { onBytes, onSent })
    return
  }
  onBytes(reply.bytes.length)
  socket.write(reply.bytes, () => {
    if (reply.kind === 'bytes' && reply.then === 'end') socket.end()
    if (reply.kind === 'bytes' && reply.then === 'reset') socket.resetAndDestroy()
    onSent()
  })
}

function flood(socket: Socket, { start, chunk }: Extract<Reply, { kind: 'flood' }>, watch: Watch): void {
  watch.onBytes(start.length)
  socket.write(start, watch.onSent)
  const pour = () => {
    while (socket.writable) {
      watch.onBytes(chunk.length)
      if (!socket.write(chunk)) return
    }
  }
  socket.on('drain', pour)
  pour()
}
