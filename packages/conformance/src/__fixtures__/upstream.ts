import { once } from 'node:events'
import { createServer, request as startRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Upstream {
  readonly origin: string
  readonly received: readonly { readonly method: string; readonly path: string; readonly body: string }[]
  close(): Promise<void>
}

/** A server that counts what it is asked for, and answers with a card. */
export async function startUpstream(): Promise<Upstream> {
  const received: { method: string; path: string; body: string }[] = []
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      received.push({ method: incoming.method ?? '', path: incoming.url ?? '', body })
      response.writeHead(201, { 'x-from': 'upstream' }).end('{"card":"first"}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal
}

/** Asks on a connection of its own, and reads the whole answer. */
export async function ask(url: string, { method = 'GET', headers = {}, body = '', signal }: Asking = {}) {
  const request = startRequest(url, { method, headers, agent: false, ...(signal && { signal }) })
  const responded = once(request, 'response') as Promise<[IncomingMessage]>
  request.end(body)
  const [response] = await responded
  return { status: response.statusCode, headers: response.headers, body: await text(response) }
}
