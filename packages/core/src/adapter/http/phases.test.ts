import { describe, expect, test } from '@jest/globals'
import { card, createBench, failureOf, payment } from '../../__fixtures__/bench.js'
import {
  answerLookups,
  failLookups,
  listenHttp,
  listenTcp,
  useRealSockets,
} from '../../__fixtures__/loopback.js'
import { systemClock } from '../../clock.js'
import type { World } from '../world.js'

useRealSockets()

const clients: readonly [string, Partial<World>][] = [
  ['as it is', {}],
  ['that the application configures', { configureHttp: () => undefined }],
]

describe.each(clients)('a payment link that fails before a byte could leave, by a client %s,', (_, world) => {
  const failing = (baseUrl: string) =>
    failureOf(createBench({ options: { baseUrl }, world }).provider.createPaymentLink(payment))

  test('because the peer hangs up before the handshake', async () => {
    let connections = 0
    const port = await listenTcp((socket) => {
      connections += 1
      socket.destroy()
    })
    expect(await failing(`https://127.0.0.1:${port}`)).toMatchObject({
      ...{ code: 'network_failed', phase: 'tls', outcome: 'not_applied', retryable: true, attempts: 3 },
      hint: expect.stringContaining('TLS handshake') as unknown,
    })
    expect(connections).toBe(3)
  })

  test('because it speaks plain HTTP on an https: port', async () => {
    const address = await listenHttp((_request, response) => response.end('{}'))
    expect(await failing(address.replace('http:', 'https:'))).toMatchObject({
      phase: 'tls',
      outcome: 'not_applied',
    })
  })

  test('because nobody listens', async () => {
    expect(await failing('http://127.0.0.1:1')).toMatchObject({ phase: 'connect', outcome: 'not_applied' })
  })

  test('because its host has no address', async () => {
    failLookups()
    expect(await failing('https://api.fake.test')).toMatchObject({ phase: 'resolve', outcome: 'not_applied' })
  })

  test.each(['deadline', 'abort'])('is ended by its %s while the address is looked up', async (end) => {
    let ask: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (ask = resolve))
    answerLookups(() => {
      ask()
    })
    const { provider, clock } = createBench({ options: { baseUrl: 'https://api.fake.test' }, world })
    const controller = new AbortController()
    const call = failureOf(
      provider.createPaymentLink(payment, { deadlineMs: 500, signal: controller.signal }),
    )
    await asked
    if (end === 'abort') controller.abort()
    else clock.advance(500)
    expect(await call).toMatchObject({ phase: 'resolve', outcome: 'not_applied', retryable: true })
    expect(clock.pending()).toBe(0)
  })

  test.each(['deadline', 'abort'])('is ended by its %s while the handshake is awaited', async (end) => {
    let arrive: () => void = () => undefined
    let close: () => void = () => undefined
    const arrived = new Promise<void>((resolve) => (arrive = resolve))
    const closed = new Promise<void>((resolve) => (close = resolve))
    const port = await listenTcp((socket) => {
      socket.once('data', arrive)
      socket.once('close', close)
    })
    const { provider, clock } = createBench({ options: { baseUrl: `https://127.0.0.1:${port}` }, world })
    const controller = new AbortController()
    const call = failureOf(
      provider.createPaymentLink(payment, { deadlineMs: 500, signal: controller.signal }),
    )
    await arrived
    if (end === 'abort') controller.abort()
    else clock.advance(500)
    expect(await call).toMatchObject({ phase: 'tls', outcome: 'not_applied', retryable: true })
    await closed
  })
})

describe('what an application configures that never ends', () => {
  const endless = () => new Promise<never>(() => undefined)
  test.each<[string, World['configureHttp'], object]>([
    [
      'an interceptor for requests',
      (http) => void http.interceptors.request.use(endless),
      { phase: 'before_send', outcome: 'not_applied', attempts: 0 },
    ],
    [
      'an adapter',
      (http) => void (http.defaults.adapter = endless),
      { phase: 'sent', outcome: 'unknown', attempts: 1 },
    ],
    [
      'an interceptor for responses',
      (http) => void http.interceptors.response.use(endless),
      { phase: 'response', outcome: 'unknown', attempts: 1 },
    ],
  ])('is ended by the deadline: %s', async (_, configureHttp, expected) => {
    const baseUrl = await listenHttp((_request, response) => response.end('{}'))
    const options = { baseUrl, deadlineMs: 60 }
    const { provider } = createBench({ options, world: { configureHttp, clock: systemClock } })
    expect(await failureOf(provider.createPaymentLink(payment))).toMatchObject({
      code: 'deadline_exceeded',
      ...expected,
    })
  })

  test('an interceptor that sends a request again is refused: what is safe is repeated here', async () => {
    let requests = 0
    const baseUrl = await listenHttp((_request, response) => {
      requests += 1
      response.end('{}')
    })
    const configureHttp: World['configureHttp'] = (http) =>
      void http.interceptors.response.use((response) => http.request(response.config))
    const { provider } = createBench({ options: { baseUrl, maxAttempts: 1 }, world: { configureHttp } })
    await failureOf(provider.getCard(card))
    expect(requests).toBe(1)
  })
})
