import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRoutes } from './answer-routes.js'

/** How many requests came, by method and path. */
export type Counts = Readonly<Record<string, number>>

export type AnswerServer = Awaited<ReturnType<typeof startAnswerServer>>

/** A server on loopback that answers every call of the subjects at once, and counts them. */
export async function startAnswerServer() {
  const routes = createRoutes()
  const counts = new Map<string, number>()

  const respond = (request: IncomingMessage, response: ServerResponse, body: string) => {
    const name = `${request.method ?? ''} ${request.url ?? ''}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
    const route = routes[name]
    const proven = route?.proof.every((header) => request.headers[header] !== undefined) === true
    const text = route !== undefined && proven ? route.answer(body, request.headers) : '{"success":false}'
    response.writeHead(proven ? 200 : 400, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    })
    response.end(text)
  }

  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      respond(request, response, body)
    })
  })
  // Subjects wait for their turns; a connection that is closed meanwhile would be counted against them.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    handlers: {
      origin: () => `http://127.0.0.1:${port}`,
      /** What came since the last time. */
      counts(): Counts {
        const counted = Object.fromEntries(counts)
        counts.clear()
        return counted
      },
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
