import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { AxiosInstance } from 'axios'
import nock from 'nock'
import { canary, card, createBench, failureOf, payment } from '../../__fixtures__/bench.js'
import type { World } from '../world.js'

const servers: Server[] = []
const sockets: Socket[] = []

// Nothing stands between these calls and their sockets.
beforeAll(() => {
  nock.restore()
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

const success = '{"ok":true,"card":{"id":"c-1"},"cards":[],"link":"https://pay.fake.test/p/1"}'
const answer = (body: string) =>
  `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\nx-seen: 1\r\n\r\n${body}`

/** A provider that says `bytes`, and the requests that it got, byte by byte. */
async function listen(bytes: string | undefined = answer(success)) {
  const requests: string[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      requests.push(data.toString())
      if (bytes !== '') socket.write(bytes)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = (configureHttp?: World['configureHttp']) =>
    createBench({
      options: { baseUrl, maxAttempts: 1 },
      world: configureHttp === undefined ? {} : { configureHttp },
    }).provider
  return { requests, provider }
}

test.each([
  ['a change', (provider) => provider.updateCard({ card, set: { name: 'Yurtdışı 💳' } })],
  ['a read', (provider) => provider.listCards('anna')],
  ['a request that must not be made twice', (provider) => provider.createPaymentLink(payment)],
  ['a deletion', (provider) => provider.deleteCard(card)],
] satisfies [string, (provider: ReturnType<typeof createBench>['provider']) => Promise<unknown>][])(
  '%s is the same on the wire with axios and without',
  async (_, act) => {
    const { requests, provider } = await listen()
    await act(provider())
    await act(provider(() => undefined))
    const [plain = '', throughAxios = ''] = requests.map(sorted)
    expect(requests).toHaveLength(2)
    expect(throughAxios).toBe(plain)
    expect(plain.toLowerCase()).toContain('user-agent: cardlane\r\n')
  },
)

/** Headers mean the same in any order and letter case. */
function sorted(request: string): string {
  const [head = '', body = ''] = request.split('\r\n\r\n')
  const [line = '', ...headers] = head.split('\r\n')
  const named = headers.map((header) => header.replace(/^[^:]+/, (name) => name.toLowerCase()))
  return [line, ...named.sort(), '', body].join('\r\n')
}

describe('configureHttp', () => {
  test('is called once, with the first request', async () => {
    const { requests, provider } = await listen()
    const configureHttp = jest.fn((http: AxiosInstance) => {
      http.defaults.headers.common['x-own'] = 'yes'
    })
    const own = provider(configureHttp)
    expect(configureHttp).toHaveBeenCalledTimes(0)
    await Promise.all([own.getCard(card), own.getCard(card)])
    await own.getCard(card)
    expect(configureHttp).toHaveBeenCalledTimes(1)
    expect(requests.filter((request) => request.includes('x-own: yes'))).toHaveLength(3)
  })

  test('that throws fails every call before anything is sent, and its error is not shown', async () => {
    const { requests, provider } = await listen()
    const own = provider(() => {
      throw new Error(canary)
    })
    for (const error of [
      await failureOf(own.getCard(card)),
      await failureOf(own.createPaymentLink(payment)),
    ]) {
      expect(error).toMatchObject({ code: 'invalid_configuration', outcome: 'not_applied', attempts: 0 })
      expect(error.message).toContain('world.configureHttp: threw an error')
      expect(`${error.message}${String(error.stack)}${JSON.stringify(error)}`).not.toContain(canary)
    }
    expect(requests).toEqual([])
  })
})

describe('a setting without effect', () => {
  const settings: [string, unknown][] = [
    ['auth', { username: 'made-up', password: 'made-up' }],
    ['beforeRedirect', () => undefined],
    ['cancelToken', { throwIfRequested: () => undefined }],
    ['decompress', false],
    ['httpVersion', 2],
    ['insecureHTTPParser', true],
    ['maxBodyLength', Infinity],
    ['maxContentLength', 10],
    ['maxRedirects', 5],
    ['onDownloadProgress', () => undefined],
    ['onUploadProgress', () => undefined],
    ['responseEncoding', 'latin1'],
    ['responseType', 'json'],
    ['timeoutErrorMessage', 'slow'],
    ['transport', { request: () => undefined }],
    ['validateStatus', () => true],
    ['family', 4],
    ['http2Options', {}],
    ['lookup', () => undefined],
    ['maxRate', 1],
    ['socketPath', '/tmp/made-up'],
  ]

  test.each(settings)('%s is refused before anything is sent', async (name, value) => {
    const { requests, provider } = await listen()
    const byDefault = provider((http) => void Object.assign(http.defaults, { [name]: value }))
    const byInterceptor = provider((http) => {
      http.interceptors.request.use((config) => Object.assign(config, { [name]: value }))
    })
    for (const own of [byDefault, byInterceptor]) {
      const error = await failureOf(own.createPaymentLink(payment))
      expect(error).toMatchObject({ code: 'invalid_configuration', outcome: 'not_applied', attempts: 0 })
      expect(error.message).toContain(`world.configureHttp: sets ${name}, which would have no effect`)
    }
    expect(requests).toEqual([])
  })

  test.each([
    ['undefined', undefined],
    ['null', null],
  ])('%s is none', async (_, none) => {
    const { provider } = await listen()
    const own = provider((http) => void Object.assign(http.defaults, { auth: none, family: none }))
    expect((await own.getCard(card)).card.ref).toEqual(card)
  })

  test('is left to the adapter of axios, where the application has chosen that', async () => {
    const { requests, provider } = await listen()
    const own = provider((http) => {
      Object.assign(http.defaults, { adapter: 'http', decompress: false })
    })
    expect((await own.getCard(card)).card.ref).toEqual(card)
    expect(requests).toHaveLength(1)
  })
})

describe('an application', () => {
  test('reads and replaces answers with an interceptor', async () => {
    const { provider } = await listen()
    const seen: unknown[] = []
    const own = provider((http) => {
      http.interceptors.response.use((response) => {
        seen.push([response.status, response.headers['x-seen'], String(response.data)])
        return { ...response, data: Buffer.from('{"ok":true,"card":{"id":"c-2"}}') }
      })
    })
    expect((await own.getCard(card)).card.ref.id).toBe('c-2')
    expect(seen).toEqual([[200, '1', success]])
  })

  test('sees what broke as axios tells it', async () => {
    const seen: unknown[] = []
    const { provider } = createBench({
      options: { baseUrl: 'http://127.0.0.1:1', maxAttempts: 1 },
      world: {
        configureHttp: (http) => {
          http.interceptors.response.use(null, (error: { code: unknown; config: { url: unknown } }) => {
            seen.push([error.code, error.config.url])
            throw error as unknown as Error
          })
        },
      },
    })
    expect(await failureOf(provider.getCard(card))).toMatchObject({
      code: 'network_failed',
      outcome: 'not_applied',
    })
    expect(seen).toEqual([['ECONNREFUSED', 'http://127.0.0.1:1/cards/c-1']])
  })

  test('limits how long a connection may be silent', async () => {
    const { provider } = await listen('')
    const own = provider((http) => {
      http.defaults.timeout = 1
    })
    const error = await failureOf(own.createPaymentLink(payment))
    expect(error).toMatchObject({ code: 'network_failed', outcome: 'unknown', attempts: 1 })
    expect(error.message).toContain('timeout of 1 ms exceeded')
  })

  test('may choose the adapter of axios, which keeps the limits', async () => {
    const small = await listen()
    const axiosOwn = (http: AxiosInstance) => {
      Object.assign(http.defaults, { adapter: 'http', family: 4 })
    }
    expect((await small.provider(axiosOwn).getCard(card)).card.ref).toEqual(card)
    const large = await listen(answer('x'.repeat(1024 * 1024 + 1)))
    expect(await failureOf(large.provider(axiosOwn).getCard(card))).toMatchObject({
      code: 'unexpected_response',
    })
  })
})
