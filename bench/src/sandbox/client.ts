import { Agent, request } from 'node:http'

/** One request, and the answer that it has to get. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Default: 200. */
  readonly status?: number
  /** What the body of the answer has to contain. */
  readonly answer: string
}

export type Send = (call: Call) => Promise<string>

export interface Client {
  /** Gives the body. @throws Error when the answer is another one: then there is nothing to measure. */
  readonly send: Send
  close(): void
}

/** A client that keeps its connections, but lets go of an idle one before the server does, after 5 seconds. */
export function createClient(): Client {
  const agent = new Agent({ keepAlive: true, scheduling: 'fifo', timeout: 3000 })
  return {
    async send(call) {
      const { status, text } = await exchange(call, agent)
      if (status === (call.status ?? 200) && text.includes(call.answer)) return text
      throw new Error(`${call.method} ${call.url} was answered ${status}: ${text.slice(0, 500)}`)
    },
    close() {
      agent.destroy()
    },
  }
}

function exchange({ method, url, headers, body = '' }: Call, agent: Agent) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    // Node sends the body of a DELETE only when it is told how long it is.
    const framed = { ...headers, 'content-length': Buffer.byteLength(body) }
    const outgoing = request(url, { method, agent, headers: framed }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (chunk: string) => (text += chunk))
      incoming.on('end', () => {
        resolve({ status: incoming.statusCode ?? 0, text })
      })
      incoming.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
