import { afterAll, afterEach, beforeEach, expect } from '@jest/globals'
import { isCardlaneError, type CardlaneError } from '@cardlane/core'
import nock from 'nock'

export interface SentRequest {
  readonly method: string
  readonly url: string
  /** Without those that every HTTP client sets. */
  readonly headers: Readonly<Record<string, unknown>>
  /** The very text that was sent; empty when there was none. */
  readonly body: string
}

export interface WireAnswer {
  readonly status?: number
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

const transportHeaders = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-length',
  'host',
  'user-agent',
])

/** The provider's end of the wire. No request leaves this machine, and every answer prepared must have been asked for. */
export function mockWire() {
  const sent: SentRequest[] = []

  beforeEach(() => {
    nock.disableNetConnect()
    sent.length = 0
  })
  afterEach(() => {
    const unasked = nock.pendingMocks()
    nock.cleanAll()
    expect(unasked).toEqual([])
  })
  // Node's http module outlives a test file, and so would what nock put into it.
  afterAll(() => {
    nock.restore()
  })

  return {
    sent,
    /** Answers one request to `target`, such as `GET https://api.example.com/cards`. */
    answer(target: string, { status = 200, body = {}, headers = {} }: WireAnswer = {}): void {
      const [method = '', address = ''] = target.split(' ')
      const { origin, pathname, search } = new URL(address)
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const scope = nock(origin)
      scope.on('request', (request: Request, _interceptor: unknown, sentBody: string) => {
        sent.push({ method, url: address, headers: ownHeaders(request.headers), body: sentBody })
      })
      scope.intercept(pathname + search, method).reply(status, text, headers)
    },
    /** Breaks the connection of one request to `target`, which has been sent by then. */
    breakAt(target: string): void {
      const [method = '', address = ''] = target.split(' ')
      const { origin, pathname, search } = new URL(address)
      nock(origin)
        .intercept(pathname + search, method)
        .replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
    },
  }
}

interface Request {
  readonly headers: Readonly<Record<string, unknown>>
}

function ownHeaders(headers: Request['headers']): SentRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !transportHeaders.has(name)))
}

/** What a call rejects with. */
export async function failureOf(call: Promise<unknown>): Promise<CardlaneError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (isCardlaneError(error)) return error
  throw new Error('The call did not reject with a CardlaneError.', { cause: error })
}
