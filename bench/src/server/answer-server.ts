import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createRoutes } from './answer-routes.js'
import { certificate, certificateKey } from './loopback-certificate.js'
import { createRateLimit, type RateLimit } from './rate-limit.js'

/** How many requests came, by method and path. */
export type Counts = Readonly<Record<string, number>>

export type Protocol = 'http' | 'https'

export type AnswerServer = Awaited<ReturnType<typeof startAnswerServer>>

/** Sila's word for a failure, and Stripe's: without its own one, a client would take a refusal for a success. */
const refusal = JSON.stringify({ success: false, error: { message: 'Refused.' } })

/** A server on loopback that answers every call of the clients at once, and counts them: over http and over TLS. */
export async function startAnswerServer() {
  const routes = createRoutes()
  const counts = new Map<string, number>()
  let limit: RateLimit | undefined

  const respond = (request: IncomingMessage, response: ServerResponse, body: string) => {
    const name = `${request.method ?? ''} ${request.url ?? ''}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
    if (limit?.allows() === false) {
      send(response, { status: 429, text: refusal, retryAfter: '1' })
      return
    }
    const route = routes[name]
    const accepted = route?.authHeaders.every((header) => request.headers[header] !== undefined) === true
    if (accepted) send(response, { status: 200, text: route.answer(body, request.headers) })
    else send(response, { status: 400, text: refusal })
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      respond(request, response, body)
    })
  }

  const plain = createServer(listener)
  const tls = createTlsServer({ cert: certificate, key: certificateKey }, listener)
  for (const server of [plain, tls]) {
    // Clients wait for their turns; a connection that is closed meanwhile would be counted against them.
    server.keepAliveTimeout = 0
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }

  return {
    handlers: {
      origins: (): Readonly<Record<Protocol, string>> => ({
        http: `http://127.0.0.1:${portOf(plain)}`,
        https: `https://127.0.0.1:${portOf(tls)}`,
      }),
      /** What came since the last time. */
      counts(): Counts {
        const counted = Object.fromEntries(counts)
        counts.clear()
        return counted
      },
      /** From now on so many requests are answered in each second, and the others refused with 429. */
      limit(perSecond: number) {
        limit = createRateLimit(perSecond)
      },
      /** Ends the limit, and tells what came meanwhile. */
      unlimit() {
        const seen = limit?.seen()
        limit = undefined
        return seen
      },
    },
    async close() {
      for (const server of [plain, tls]) {
        server.close()
        server.closeAllConnections()
        await once(server, 'close')
      }
    },
  }
}

interface Answer {
  readonly status: number
  readonly text: string
  readonly retryAfter?: string
}

function send(response: ServerResponse, { status, text, retryAfter }: Answer): void {
  if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter)
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
  })
  response.end(text)
}

function portOf(server: { address(): unknown }): number {
  return (server.address() as AddressInfo).port
}
