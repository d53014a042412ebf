import { describe, expect, jest, test } from '@jest/globals'
import type { InternalAxiosRequestConfig } from 'axios'
import {
  canary,
  card,
  createBench,
  failureOf,
  isolateNetwork,
  payment,
  success,
  type Sent,
} from '../../__fixtures__/bench.js'
import { baseUrl, fakeAdapter, signatureOf } from '../../__fixtures__/fake-adapter.js'
import type { World } from '../world.js'

isolateNetwork()

const signatureOfSent = ({ method, path, body }: Sent) =>
  signatureOf({ method, url: new URL(path, baseUrl), body: Buffer.from(body) }, canary)

const renamed = { card, set: { name: 'Yurtdışı 💳 "kartım"' } }
const body = (at: number) => `{"at":${at},"name":"Yurtdışı 💳 \\"kartım\\""}`

test('the bytes that are signed are the bytes that are sent', async () => {
  const bench = createBench()
  bench.answer('PUT', success.card)
  await bench.provider.updateCard(renamed)
  const [sent] = bench.sent
  expect(sent).toMatchObject({
    method: 'PUT',
    path: '/cards/c-1',
    body: body(bench.clock.now()),
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body(bench.clock.now()))),
      'user-agent': 'cardlane',
    },
  })
  expect(bench.sent.map((each) => each.headers['x-signature'])).toEqual(bench.sent.map(signatureOfSent))
})

test('a request without a body is signed as one and sends no content type', async () => {
  const bench = createBench()
  bench.answer('GET', success.cards)
  await bench.provider.listCards('anna')
  expect(bench.sent).toMatchObject([{ method: 'GET', path: '/cards', body: '' }])
  expect(bench.sent[0]?.headers).not.toHaveProperty('content-type')
  expect(bench.sent.map((each) => each.headers['x-signature'])).toEqual(bench.sent.map(signatureOfSent))
})

test('undefined fields are left out', async () => {
  const bench = createBench()
  bench.answer('POST', success.link)
  await bench.provider.createPaymentLink(payment)
  expect(bench.sent[0]?.body).toBe(
    `{"at":${bench.clock.now()},"owner":"anna","amount":{"minor":1050,"currency":"USD"}}`,
  )
})

describe('what an interceptor changes is signed:', () => {
  const sentBy = async (configureHttp: World['configureHttp']) => {
    const bench = createBench({ world: { configureHttp } })
    bench.answer('PUT', success.card)
    await bench.provider.updateCard(renamed)
    expect(bench.sent.map((each) => each.headers['x-signature'])).toEqual(bench.sent.map(signatureOfSent))
    return bench.sent[0]
  }

  test('the body as text', async () => {
    const sent = await sentBy((http) => {
      http.interceptors.request.use((config) => ({ ...config, data: '{"intercepted":true}' }))
    })
    expect(sent?.body).toBe('{"intercepted":true}')
  })

  test('the body as bytes', async () => {
    const sent = await sentBy((http) => {
      http.interceptors.request.use((config) => ({ ...config, data: Buffer.from('{"ü":1}') }))
    })
    expect(sent?.body).toBe('{"ü":1}')
  })

  test('no body at all', async () => {
    const sent = await sentBy((http) => {
      http.interceptors.request.use((config) => ({ ...config, data: null }))
    })
    expect(sent?.body).toBe('')
  })

  test('the path and the query', async () => {
    const sent = await sentBy((http) => {
      http.interceptors.request.use((config) => ({
        ...config,
        url: `${baseUrl}/moved`,
        params: { trace: 'a b' },
      }))
    })
    expect(sent?.path).toBe('/moved?trace=a+b')
  })

  test('a signature that it tries to set is overwritten', async () => {
    await sentBy((http) => {
      http.interceptors.request.use((config) => {
        config.headers.set('x-signature', 'forged')
        return config
      })
    })
  })
})

test('an interceptor that makes the body an object fails before anything is sent', async () => {
  const bench = createBench({
    options: { maxAttempts: 1 },
    world: {
      configureHttp: (http) => {
        http.interceptors.request.use((config) => ({ ...config, data: { name: 'x' } }))
      },
    },
  })
  expect(await failureOf(bench.provider.updateCard(renamed))).toMatchObject({
    outcome: 'not_applied',
    attempts: 0,
  })
  expect([bench.sent, bench.events]).toEqual([[], []])
})

test('every attempt is made, serialised and signed anew, exactly once', async () => {
  const toJSON = jest.fn(() => 'value')
  const makeBody = jest.fn(() => ({ attempt: makeBody.mock.calls.length, field: { toJSON } }))
  const sign = jest.fn((signed: string) =>
    Promise.resolve({ 'x-signature': `${sign.mock.calls.length}:${signed}` }),
  )
  const adapter = fakeAdapter({
    body: makeBody,
    authenticator: () => ({ authenticate: (request) => sign(request.body.toString()) }),
  })
  const bench = createBench({ adapter })
  bench.answer('PUT', { status: 500 }, { error: 'ECONNRESET' }, success.card)
  await bench.provider.updateCard(renamed)

  const bodies = [1, 2, 3].map((attempt) => `{"attempt":${attempt},"field":"value"}`)
  expect(bench.sent.map((sent) => sent.body)).toEqual(bodies)
  expect(bench.sent.map((sent) => sent.headers['x-signature'])).toEqual(
    bodies.map((text, i) => `${i + 1}:${text}`),
  )
  expect([makeBody, toJSON, sign].map(({ mock }) => mock.calls.length)).toEqual([3, 3, 3])
})

test('an attempt after a pause carries the time at which it is made', async () => {
  const bench = createBench({ world: { random: () => 0.5 } })
  const startedAt = bench.clock.now()
  bench.answer('PUT', { status: 500 }, success.card)
  await bench.provider.updateCard(renamed)
  expect(bench.sent.map((sent) => sent.body)).toEqual([body(startedAt), body(startedAt + 100)])
  expect(bench.sent.map((sent) => sent.headers['x-signature'])).toEqual(bench.sent.map(signatureOfSent))
})

describe('an interceptor', () => {
  const benchWith = (change: (config: InternalAxiosRequestConfig) => void) =>
    createBench({
      world: {
        configureHttp: (http) => {
          http.interceptors.request.use((config) => {
            change(config)
            return config
          })
        },
      },
    })

  test('that adds a query has it signed as it is spelt on the wire', async () => {
    const bench = benchWith((config) => {
      config.params = { q: "it's ü" }
    })
    bench.answer('GET', success.cards)
    await bench.provider.listCards('anna')
    expect(bench.sent[0]?.path).toContain('?q=')
    expect(bench.sent.map((each) => each.headers['x-signature'])).toEqual(bench.sent.map(signatureOfSent))
  })

  test.each<[string, (config: InternalAxiosRequestConfig) => void]>([
    ['the address to a plain one outside loopback', (config) => (config.url = 'http://198.51.100.1/')],
    ['the body to an object', (config) => (config.data = {})],
  ])('that changes %s is refused, and nothing is sent', async (_, change) => {
    const bench = benchWith(change)
    expect(await failureOf(bench.provider.updateCard(renamed))).toMatchObject({
      ...{ code: 'invalid_configuration', outcome: 'not_applied', retryable: false, attempts: 0 },
    })
    expect(bench.sent).toEqual([])
  })
})
