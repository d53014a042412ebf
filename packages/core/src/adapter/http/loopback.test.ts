import { Agent, createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import nock from 'nock'
import { card, createBench, failureOf, payment } from '../../__fixtures__/bench.js'
import type { World } from '../world.js'

const servers: Server[] = []

// Nothing stands between these calls and their sockets.
beforeAll(() => {
  nock.restore()
})

const listen = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections()
    server.close(() => {
      resolve()
    })
  })

afterEach(async () => {
  await Promise.all(servers.splice(0).map(close))
})

test('aborting a call closes its socket', async () => {
  let arrive: () => void = () => undefined
  let end: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const closed = new Promise<void>((resolve) => (end = resolve))
  const baseUrl = await listen((request) => {
    request.socket.once('close', end)
    arrive()
  })
  const { provider, clock } = createBench({ options: { baseUrl } })
  const controller = new AbortController()
  const call = failureOf(provider.createPaymentLink(payment, { signal: controller.signal }))
  await arrived
  controller.abort()
  await closed
  expect(await call).toMatchObject({ code: 'aborted', outcome: 'unknown', attempts: 1 })
  expect(clock.pending()).toBe(0)
})

test('a refused connection has applied nothing, and even a payment link is tried again', async () => {
  const baseUrl = await listen(() => undefined)
  await Promise.all(servers.splice(0).map(close))
  const { provider } = createBench({ options: { baseUrl } })
  const error = await failureOf(provider.createPaymentLink(payment))
  expect(error).toMatchObject({
    code: 'network_failed',
    outcome: 'not_applied',
    retryable: true,
    attempts: 3,
    cause: expect.objectContaining({ code: 'ECONNREFUSED' }) as unknown,
  })
  expect(error.message).toContain('The provider could not be reached: ')
})

test.each<[string, RequestListener]>([
  ['before it answers', (request) => request.socket.destroy()],
  [
    'in the middle of its answer',
    (request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"ok":true,', () => request.socket.destroy())
    },
  ],
])('a provider that hangs up %s may have applied the change', async (_, answer) => {
  let requests = 0
  const baseUrl = await listen((request, response) => {
    requests += 1
    answer(request, response)
  })
  const { provider } = createBench({ options: { baseUrl } })
  const error = await failureOf(provider.createPaymentLink(payment))
  expect(error).toMatchObject({ code: 'network_failed', outcome: 'unknown', retryable: false, attempts: 1 })
  expect(error.message).toContain('The connection broke: ')
  expect(requests).toBe(1)
})

test('connections are kept for the next call', async () => {
  const sockets = new Set<unknown>()
  const baseUrl = await listen((request, response) => {
    sockets.add(request.socket)
    response.end('{"ok":true,"card":{"id":"c-1"}}')
  })
  const { provider } = createBench({ options: { baseUrl } })
  await provider.getCard(card)
  await provider.getCard(card)
  expect(sockets.size).toBe(1)
})

describe('a request that must not be made twice', () => {
  const sockets = new Set<unknown>()
  const start = (world: Partial<World> = {}) =>
    listen((request, response) => {
      sockets.add(request.socket)
      response.end('{"ok":true,"card":{"id":"c-1"},"link":"https://pay.fake.test/p/1"}')
    }).then((baseUrl) => createBench({ options: { baseUrl }, world }).provider)
  afterEach(() => {
    sockets.clear()
  })

  test('has a connection of its own, because one that is kept may just be closing', async () => {
    const provider = await start()
    await provider.getCard(card)
    await provider.createPaymentLink(payment)
    expect(sockets.size).toBe(2)
  })

  test('goes by the agent that the application has set', async () => {
    const httpAgent = new Agent({ keepAlive: true })
    const provider = await start({ configureHttp: (http) => Object.assign(http.defaults, { httpAgent }) })
    await provider.getCard(card)
    await provider.createPaymentLink(payment)
    expect(sockets.size).toBe(1)
    httpAgent.destroy()
  })
})

test('what is on this machine is never sent through a proxy of the environment', async () => {
  const proxied: string[] = []
  const proxy = await listen((request, response) => {
    proxied.push(request.url ?? '')
    response.end('{}')
  })
  const baseUrl = await listen((_request, response) => {
    response.end(JSON.stringify({ ok: true, cards: [] }))
  })
  const before = process.env['HTTP_PROXY']
  process.env['HTTP_PROXY'] = proxy
  try {
    const { provider } = createBench({ options: { baseUrl } })
    expect((await provider.listCards('anna')).cards).toEqual([])
  } finally {
    if (before === undefined) delete process.env['HTTP_PROXY']
    else process.env['HTTP_PROXY'] = before
  }
  expect(proxied).toEqual([])
})
