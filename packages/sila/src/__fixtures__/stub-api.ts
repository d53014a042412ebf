import type { ClientRequest, OutgoingHttpHeaders } from 'node:http'
import { afterAll, afterEach, beforeEach, expect } from '@jest/globals'
import nock from 'nock'

/** One request that is expected, and what it is answered with. */
export interface Exchange {
  /** Default: POST. */
  readonly method?: 'POST' | 'PUT'
  /** Below `/0.2/`. */
  readonly path: string
  /** Default: 200. */
  readonly status?: number
  readonly reply?: object | string
  readonly headers?: Record<string, string>
  /** Breaks the connection instead of answering. */
  readonly reset?: boolean
  /** Runs when the request has arrived. */
  readonly arrived?: () => void
  /** The answer waits for it. */
  readonly answerAfter?: Promise<void>
}

/** A request as it came over the wire. */
export interface Received {
  readonly method: string
  readonly url: string
  readonly headers: OutgoingHttpHeaders
  readonly body: string
}

export interface StubApi {
  readonly received: readonly Received[]
  /** Adds exchanges. Every one must take place, each once, and nothing else may be sent. */
  expects(...exchanges: readonly Exchange[]): void
  /** Adds exchanges that may take place. */
  allows(...exchanges: readonly Exchange[]): void
}

/** A list that cannot be read: what became of a change stays in doubt. */
export const unreadable: Exchange = { path: 'get_cards', status: 400 }

export const host = 'https://sandbox.silamoney.com'

/** Stands in for the provider in the tests of one file. */
export function stubApi(): StubApi {
  const received: Received[] = []
  const unexpected: string[] = []
  const onUnexpected = ({ method, path }: ClientRequest) => unexpected.push(`${method} ${path}`)

  beforeEach(() => {
    received.length = 0
    unexpected.length = 0
    nock.disableNetConnect()
    nock.emitter.on('no match', onUnexpected)
  })

  afterEach(() => {
    const missing = nock.pendingMocks()
    nock.cleanAll()
    nock.emitter.off('no match', onUnexpected)
    expect({ missing, unexpected }).toEqual({ missing: [], unexpected: [] })
  })

  // Node's own modules are the same for all test files of a worker, so what nock changed there is put back.
  afterAll(() => {
    nock.restore()
  })

  const record = (request: Received) => received.push(request)
  return {
    received,
    expects(...exchanges) {
      for (const exchange of exchanges) stub(exchange, record)
    },
    allows(...exchanges) {
      for (const exchange of exchanges) stub({ ...exchange, optional: true }, record)
    },
  }
}

function stub(exchange: Exchange & { readonly optional?: boolean }, record: (request: Received) => void): void {
  const { method = 'POST', path, status = 200, reply = {}, headers, reset = false } = exchange
  const scope = nock(host)
  scope.on('request', (request: ClientRequest, _interceptor: unknown, body: string) => {
    record({ method: request.method, url: host + request.path, headers: request.getHeaders(), body })
    exchange.arrived?.()
  })
  const interceptor = scope.intercept(`/0.2/${path}`, method).optionally(exchange.optional ?? false)
  if (reset) {
    interceptor.replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
    return
  }
  interceptor.reply(async () => {
    await exchange.answerAfter
    return [status, reply, headers ?? {}]
  })
}
