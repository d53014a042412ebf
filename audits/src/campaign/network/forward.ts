import { once } from 'node:events'
import { request as startRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { toPublic } from './public-links.js'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

interface Forwarding {
  readonly upstream: string
  /** Instead of the client's own. */
  readonly userAgent: string
}

/** These belong to one connection, and the length to a body that changes. */
const ofTheConnection = ['connection', 'keep-alive', 'transfer-encoding', 'content-length']

/** Lets the simulator process a request. Rejects when it drops it, or when the client goes away. */
export async function forward(
  { method, url = '/', headers, socket }: IncomingMessage,
  body: Buffer,
  { upstream, userAgent }: Forwarding,
): Promise<Answer> {
  const request = startRequest(`${upstream}${url}`, {
    method,
    headers: { ...headers, 'user-agent': userAgent },
    agent: false,
  })
  const onClose = () => request.destroy()
  socket.once('close', onClose)
  try {
    const responded = once(request, 'response') as Promise<[IncomingMessage]>
    request.end(body)
    const [response] = await responded
    const entries = Object.entries(response.headers).filter(([name]) => !ofTheConnection.includes(name))
    return {
      status: response.statusCode ?? 502,
      headers: Object.fromEntries(entries),
      body: Buffer.from(toPublic((await buffer(response)).toString())),
    }
  } finally {
    socket.off('close', onClose)
  }
}
