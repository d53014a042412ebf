import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createConsoleApp } from './console-app.js'
import type { ConsoleSandbox } from './console-sandbox.js'
import { createRequestFeed } from './request-feed.js'

export interface ConsoleOptions {
  /** The port on 127.0.0.1. Default a free one. */
  readonly port?: number
}

export interface Console {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string
  /** Ends every connection, also of those who watch. Calling it again does nothing. */
  close(): Promise<void>
}

/**
 * Serves the page of a sandbox, and the API behind it, on 127.0.0.1. It shows the requests that come from now on.
 *
 * @throws Error when the port is in use or may not be used; says what to do.
 */
export async function startConsole(sandbox: ConsoleSandbox, options: ConsoleOptions = {}): Promise<Console> {
  const feed = createRequestFeed()
  const server = createServer()
  await listen(server, options.port ?? 0)
  const { port } = server.address() as AddressInfo

  const app = createConsoleApp({ sandbox, feed, port })
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  server.on('request', (incoming, outgoing) => {
    void listener(incoming, outgoing)
  })
  const unsubscribe = [sandbox.onRequest(feed.add), sandbox.onChange(feed.touch)]

  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      if (!server.listening) return
      for (const end of unsubscribe) end()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    const why = code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${code})`
    throw new Error(`Port ${port} of 127.0.0.1 ${why}. Choose another one, or 0 for a free one.`, {
      cause: error,
    })
  }
}
