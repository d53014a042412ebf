import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { errorCode } from './error-code.js'
import type { Listener } from './simulator-listener.js'

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly origin: string
  serve(listener: Listener): void
  /** Stops listening and ends every connection, idle keep-alive ones too. */
  close(): Promise<void>
}

/**
 * Listens on a port of 127.0.0.1, a free one unless told which. The app comes second, because a simulator hands
 * out links to its own address and so has to know the port first.
 *
 * @throws Error that names the port when it is in use or not allowed.
 */
export async function openLoopbackServer(port = 0): Promise<LoopbackServer> {
  const server = createServer()
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw unavailable(port, cause)
  }
  const address = server.address() as AddressInfo

  return {
    origin: `http://127.0.0.1:${address.port}`,
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

function unavailable(port: number, cause: unknown): Error {
  const code = errorCode(cause)
  const problem = code === 'EADDRINUSE' ? 'is in use' : `cannot be opened (${code})`
  return new Error(
    `Port ${port} of 127.0.0.1 ${problem}. Stop what listens there, or choose another first port; 0 takes free ones.`,
    { cause },
  )
}
