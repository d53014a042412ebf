import { getRequestListener } from '@hono/node-server'
import { openLoopbackServer } from '../loopback-server.js'
import type { Sandbox } from '../start-sandbox.js'
import { createConsoleApp } from './console-app.js'
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
export async function startConsole(sandbox: Sandbox, options: ConsoleOptions = {}): Promise<Console> {
  const feed = createRequestFeed()
  const server = await openLoopbackServer(options.port)
  const app = createConsoleApp({ sandbox, feed, url: server.origin })
  server.serve(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  const unsubscribe = [sandbox.onRequest(feed.add), sandbox.onChange(feed.touch), sandbox.onReset(feed.reset)]

  return {
    url: server.origin,
    async close() {
      for (const end of unsubscribe) end()
      await server.close()
    },
  }
}
