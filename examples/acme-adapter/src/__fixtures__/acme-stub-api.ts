import { afterAll, afterEach, beforeEach, expect } from '@jest/globals'
import nock from 'nock'

/** One request that is expected, and what it is answered with. */
export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/v1`, with its query. */
  readonly path: string
  /** Default: 200. */
  readonly status?: number
  /** A text is sent as it is. `lost`: the connection breaks instead. */
  readonly reply: object | string
}

export interface Received {
  readonly method: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

const host = 'https://sandbox.acme-cards.example'

/** Stands in for Acme: what is expected must be sent, each once and in this order, and nothing else. */
export function stubAcme() {
  const received: Received[] = []

  beforeEach(() => {
    received.length = 0
    nock.disableNetConnect()
  })
  afterEach(() => {
    const missing = nock.pendingMocks()
    nock.cleanAll()
    expect(missing).toEqual([])
  })
  // Node's http module outlives a test file, and so would what nock put into it.
  afterAll(() => {
    nock.restore()
  })

  const expects = (...exchanges: readonly Exchange[]) => {
    for (const { method, path, status = 200, reply } of exchanges) {
      const scope = nock(host)
      scope.on('request', ({ headers }: Pick<Received, 'headers'>, _interceptor: unknown, body: string) => {
        received.push({ method, headers, body })
      })
      const interceptor = scope.intercept(`/v1${path}`, method)
      if (reply === 'lost') {
        interceptor.replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
      } else {
        interceptor.reply(status, reply)
      }
    }
  }
  return { received, expects }
}
