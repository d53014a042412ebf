import type { ClientRequest } from 'node:http'
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import nock from 'nock'
import { createProvider, type CardlaneEvent, type World } from '../adapter/index.js'
import type { CardProvider } from '../model/card-provider.js'
import { baseUrl, fakeAdapter } from './fake-adapter.js'
import { createManualClock, type ManualClock } from '../testing/manual-clock.js'

export { failureOf } from './failure-of.js'

/** Looks made up on purpose: a test searches everything printable for it. */
export const canary = 'canary-secret-7f3a'

export const card = { owner: 'anna', id: 'c-1' }
export const payment = { owner: 'anna', amount: { minor: 1050, currency: 'USD' } }

export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** One answer of the provider, or the error code with which the connection breaks. */
export type Step =
  | { readonly status?: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | { readonly error: string; readonly syscall?: string }

export interface Bench {
  readonly provider: CardProvider
  readonly clock: ManualClock
  /** What happened between the beginning and the end of calls. */
  readonly events: CardlaneEvent[]
  /** All that happened. */
  readonly story: CardlaneEvent[]
  /** What reached the provider. */
  readonly sent: Sent[]
  /** Answers the next requests of this method, in this order. */
  answer(method: Method, ...steps: Step[]): void
  /** Leaves the next request without an answer; resolves when it has arrived. */
  hang(method: Method): Promise<void>
  /** Resolves at the next event that tells a pause, when the pause has begun. */
  paused(): Promise<number>
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface BenchSettings {
  readonly adapter?: ReturnType<typeof fakeAdapter>
  readonly options?: Readonly<Record<string, unknown>>
  readonly world?: Partial<World>
  /** Whether pauses between attempts end at once. Default: true. */
  readonly skipPauses?: boolean
}

export function createBench({ adapter, options, world, skipPauses = true }: BenchSettings = {}): Bench {
  const clock = createManualClock()
  const events: CardlaneEvent[] = []
  const story: CardlaneEvent[] = []
  const sent: Sent[] = []
  const pauses: ((pauseMs: number) => void)[] = []
  const api = nock(baseUrl)
  api.on('request', (request: ClientRequest, _interceptor: unknown, body: string) => {
    sent.push({ method: request.method, path: request.path, headers: request.getHeaders(), body })
  })

  const onEvent = (event: CardlaneEvent) => {
    story.push(event)
    if (!event.type.startsWith('call_')) events.push(event)
    const { pauseMs } = { pauseMs: undefined, ...event }
    if (pauseMs === undefined) return
    // The pause begins right after its event.
    queueMicrotask(() => {
      if (skipPauses) clock.advance(pauseMs)
      pauses.splice(0).forEach((resolve) => {
        resolve(pauseMs)
      })
    })
  }

  return {
    provider: createProvider(adapter ?? fakeAdapter(), {
      id: 'fake-1',
      options: { secret: canary, ...options },
      world: { clock, random: () => 0, onEvent, ...world },
    }),
    clock,
    events,
    story,
    sent,
    answer(method, ...steps) {
      for (const step of steps) reply(api.intercept(/.*/, method), step)
    },
    hang: (method) =>
      new Promise((resolve) => {
        api.intercept(/.*/, method).reply(() => {
          resolve()
          return new Promise(() => undefined)
        })
      }),
    paused: () => new Promise((resolve) => pauses.push(resolve)),
  }
}

function reply(interceptor: nock.Interceptor, step: Step): void {
  if ('error' in step) {
    const { error: code, syscall } = step
    interceptor.replyWithError(Object.assign(new Error(`it broke with ${code}`), { code, syscall }))
    return
  }
  const { status = 200, body = { ok: true }, headers } = step
  interceptor.reply(status, body as nock.Body, headers)
}

/** The answers with which each operation succeeds. */
export const success = {
  card: { body: { ok: true, requestId: 'r-1', card: { id: 'c-1', name: 'Groceries' } } },
  cards: { body: { ok: true, cards: [{ id: 'c-1' }, { id: 'c-2' }] } },
  link: { body: { ok: true, link: 'https://pay.fake.test/p/token-canary' } },
} satisfies Record<string, Step>

/** To be called once in a test file: no real network, and no answer left unused. */
export function isolateNetwork(): void {
  beforeAll(() => {
    nock.disableNetConnect()
  })
  afterEach(() => {
    const unused = nock.pendingMocks()
    nock.cleanAll()
    expect(unused).toEqual([])
  })
  afterAll(() => {
    nock.enableNetConnect()
    nock.restore()
  })
}
