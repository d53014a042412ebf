import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Listener } from './simulator-listener.js'

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string
  serve(listener: Listener): void
  /** Stops listening and ends every connection, idle keep-alive ones too. */
  close(): Promise<void>
}

/**
 * Listens on a free port of 127.0.0.1. The app comes second, because a simulator hands out links to its own
 * address and so has to know the port first.
 */
export async function openLoopbackServer(): Promise<LoopbackServer> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    origin: `http://127.0.0.1:${port}`,
    serve(listener) {
      server.on('request', (request, response) => {
        listener(request, response).catch(() => response.socket?.destroy())
      })
    },
    async close() {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
