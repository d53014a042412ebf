import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { arrive, type Arrived } from './arrived.js'
import { letThrough, passOn } from './pass-on.js'

/** What the interposer answers itself. */
export interface Reply {
  readonly status: number
  readonly statusText?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** What becomes of a request instead of being passed on. */
export type Trick =
  | { readonly kind: 'reply'; readonly make: (arrived: Arrived) => Reply }
  /** Bytes instead of an answer. */
  | { readonly kind: 'bytes'; readonly make: (arrived: Arrived) => string }
  /** The simulator's answer, changed. */
  | { readonly kind: 'change'; readonly make: (answer: object, arrived: Arrived) => object }
  /** No answer at all. */
  | { readonly kind: 'silence'; readonly meanwhile: () => void }

export interface Conduct {
  /** The headers with which a request is passed on: the simulator knows none of the canaries. */
  readonly headersFor: (arrived: Arrived) => Readonly<Record<string, string>>
  /** Asked once for each request. */
  readonly trickFor: (arrived: Arrived) => Trick | undefined
  /** Hears the JSON that was answered. */
  readonly onAnswer: (answer: unknown) => void
}

/** Stands between a client and a simulator, and answers what no simulator would. */
export interface Interposer {
  readonly origin: string
  /** From the next request on. */
  behave(conduct: Conduct): void
  close(): Promise<void>
}

export async function openInterposer(upstream: string): Promise<Interposer> {
  let current: Conduct = { headersFor: () => ({}), trickFor: () => undefined, onAnswer: () => undefined }
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behave(conduct) {
      current = conduct
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const conduct = current
    const arrived = await arrive(incoming)
    const trick = conduct.trickFor(arrived)
    if (trick?.kind === 'silence') {
      trick.meanwhile()
      return
    }
    if (trick?.kind === 'bytes') {
      incoming.socket.end(trick.make(arrived))
      return
    }
    if (trick?.kind === 'reply') {
      const { status, statusText, headers, body } = trick.make(arrived)
      response.writeHead(status, statusText, headers).end(body)
      return
    }
    const passed = await passOn(arrived, { upstream, headers: conduct.headersFor(arrived), response })
    if (trick === undefined) {
      letThrough(passed, response, (text) => {
        conduct.onAnswer(jsonOf(text))
      })
      return
    }
    const changed = trick.make(Object(jsonOf((await buffer(passed)).toString())) as object, arrived)
    conduct.onAnswer(changed)
    response.writeHead(passed.statusCode ?? 502, { 'content-type': 'application/json' })
    response.end(JSON.stringify(changed))
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
