import { createServer, type Agent } from 'node:http'
import https, { Agent as HttpsAgent } from 'node:https'
import { connect, type Socket } from 'node:net'
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { AxiosInstance } from 'axios'
import { card, createBench, failureOf, payment, success } from '../../__fixtures__/bench.js'
import {
  failLookups,
  listen,
  listenTcp,
  useRealSockets,
  withEnvironment,
} from '../../__fixtures__/loopback.js'
import type { World } from '../world.js'

useRealSockets()

// No name is asked for outside of this machine.
beforeEach(failLookups)

const url = 'https://api.fake.test'
const fixture = (name: string) =>
  readFileSync(`${__dirname}/../../__fixtures__/tls/made-up-${name}.pem`, 'utf8')
const [key, cert] = [fixture('key'), fixture('certificate')]

const benchWith = (configureHttp?: World['configureHttp'], options: object = {}) =>
  createBench({
    options: { baseUrl: url, maxAttempts: 1, ...options },
    world: configureHttp === undefined ? {} : { configureHttp },
  })

interface Asked {
  readonly target: string | undefined
  readonly authorization: string | undefined
}

/** A proxy that answers CONNECT with `status`, or opens a tunnel to `port`, and remembers what it was asked for. */
async function startProxy(answer: { readonly status: string } | { readonly port: number }) {
  const asked: Asked[] = []
  const server = createServer()
  server.on('connect', (request, socket: Socket) => {
    asked.push({ target: request.url, authorization: request.headers['proxy-authorization'] })
    socket.on('error', () => undefined)
    if ('status' in answer) {
      socket.end(`HTTP/1.1 ${answer.status}\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    socket.write('HTTP/1.1 200 Connected\r\n\r\n')
    const upstream = connect(answer.port, '127.0.0.1')
    upstream.on('error', () => undefined)
    socket.pipe(upstream).pipe(socket)
  })
  return { asked, port: await listen(server) }
}

const startProvider = () =>
  listen(
    https.createServer({ key, cert }, (_request, response) => {
      response.end(JSON.stringify({ ...success.cards.body, ...success.link.body }))
    }),
  )

describe('a request goes through a tunnel', () => {
  const target = 'api.fake.test:443'

  test.each<[string, string, string | undefined]>([
    ['a whole address', 'http://127.0.0.1:', undefined],
    ['host and port, which means http, as curl has it', '127.0.0.1:', undefined],
    ['a name and a password', 'http://made%40up:p%3Aw@127.0.0.1:', 'made@up:p:w'],
  ])('to the proxy of the environment: %s', async (_, address, pair) => {
    const { asked, port } = await startProxy({ status: '502 No' })
    await withEnvironment({ HTTPS_PROXY: `${address}${port}` }, () =>
      failureOf(benchWith().provider.getCard(card)),
    )
    const authorization = pair && `Basic ${Buffer.from(pair).toString('base64')}`
    expect(asked).toEqual([{ target, authorization }])
  })

  test.each<[string, World['configureHttp'] | undefined]>([
    ['as it is', undefined],
    ['that the application configures', () => undefined],
  ])('and a proxy that opens none is named, for a client %s', async (_, configureHttp) => {
    for (const [status, retryable] of [
      ['404 No', false],
      ['407 No', false],
      ['502 No', true],
    ] as const) {
      const { port } = await startProxy({ status })
      const error = await withEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${port}` }, () =>
        failureOf(benchWith(configureHttp).provider.createPaymentLink(payment)),
      )
      expect(error).toMatchObject({
        code: 'network_failed',
        phase: 'proxy',
        outcome: 'not_applied',
        retryable,
      })
      expect(error.message).toContain(`The proxy 127.0.0.1:${port} opened no connection to the provider`)
    }
  })

  test('with the TLS settings of an agent of Node.js, and its connection is kept', async () => {
    const { asked, port } = await startProxy({ port: await startProvider() })
    const { provider } = benchWith((http) => {
      http.defaults.httpsAgent = new HttpsAgent({ ca: cert })
    })
    await withEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${port}` }, async () => {
      await provider.listCards('anna')
      await provider.listCards('anna')
    })
    expect(asked).toEqual([{ target, authorization: undefined }])
  })

  test('in which the certificate has to be the provider’s, and not the proxy’s, also for an address', async () => {
    const { asked, port } = await startProxy({ port: await startProvider() })
    // The made-up certificate is for 127.0.0.1, which is where the proxy is.
    const { provider } = benchWith(
      (http) => {
        http.defaults.httpsAgent = new HttpsAgent({ ca: cert })
      },
      { baseUrl: 'https://203.0.113.5' },
    )
    const error = await withEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${port}` }, () =>
      failureOf(provider.createPaymentLink(payment)),
    )
    expect(error).toMatchObject({ phase: 'tls', outcome: 'not_applied', retryable: false })
    expect(error.cause).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    expect(asked).toHaveLength(1)
  })

  test('to the proxy that the application sets', async () => {
    const { asked, port } = await startProxy({ status: '502 No' })
    const auth = { username: 'made@up', password: 'p:w' }
    const { provider } = benchWith((http) => {
      http.defaults.proxy = { host: '127.0.0.1', port, auth }
    })
    await withEnvironment({}, () => failureOf(provider.getCard(card)))
    const authorization = `Basic ${Buffer.from('made@up:p:w').toString('base64')}`
    expect(asked).toEqual([{ target, authorization }])
  })

  test('but not where NO_PROXY excepts the host, the application wants none, or the host is this machine', async () => {
    const { asked, port } = await startProxy({ status: '502 No' })
    const HTTPS_PROXY = `http://127.0.0.1:${port}`
    const noProxy = (http: AxiosInstance) => {
      http.defaults.proxy = false
    }
    const direct = { ...benchWith().provider, ...benchWith(noProxy).provider }
    await withEnvironment({ HTTPS_PROXY, NO_PROXY: '.fake.test' }, () =>
      failureOf(benchWith().provider.getCard(card)),
    )
    await withEnvironment({ HTTPS_PROXY }, () => failureOf(direct.getCard(card)))
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      const { provider } = benchWith(undefined, { baseUrl: `https://${host}:1` })
      await withEnvironment({ HTTPS_PROXY }, () => failureOf(provider.getCard(card)))
    }
    expect(asked).toEqual([])
  })
})

describe('an agent of the application stays, although the environment names a proxy:', () => {
  class ProxyAgent extends HttpsAgent {}
  const foreign: readonly [string, (used: () => void) => Agent][] = [
    [
      'a subclass',
      (used) =>
        Object.assign(new ProxyAgent({ ca: cert }), {
          createConnection: () => {
            used()
            throw Object.assign(new Error('made up'), { code: 'ECONNREFUSED' })
          },
        }),
    ],
    [
      'an agent of somebody else',
      (used) =>
        ({
          protocol: 'https:',
          addRequest: (request: {
            destroy: (error: Error) => void
            emit: (type: 'error', error: Error) => void
          }) => {
            used()
            request.emit('error', Object.assign(new Error('made up'), { code: 'ECONNREFUSED' }))
          },
        }) as unknown as Agent,
    ],
  ]

  test.each(foreign)('%s', async (_, make) => {
    let uses = 0
    const agent = make(() => (uses += 1))
    const { asked, port } = await startProxy({ status: '502 No' })
    const { provider } = benchWith((http) => {
      http.defaults.httpsAgent = agent
    })
    const error = await withEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${port}` }, () =>
      failureOf(provider.createPaymentLink(payment)),
    )
    expect(error).toMatchObject({ code: 'network_failed', outcome: 'not_applied' })
    expect([uses, asked]).toEqual([1, []])
  })
})

describe.each<[string, World['configureHttp'] | undefined]>([
  ['as it is', undefined],
  ['that the application configures', () => undefined],
])('a proxy that says nothing, for a client %s,', (_, configureHttp) => {
  const world = configureHttp === undefined ? {} : { configureHttp }
  const notApplied = { phase: 'proxy', outcome: 'not_applied', retryable: true }

  test('does not keep a call beyond its deadline, and what the call held is free', async () => {
    const arrivals: (() => void)[] = []
    const closed: Promise<unknown>[] = []
    const port = await listenTcp((socket) => {
      closed.push(new Promise((resolve) => socket.once('close', resolve)))
      socket.once('data', () => arrivals.shift()?.())
      socket.resume()
    })
    const { provider, clock } = createBench({ options: { baseUrl: url }, world })
    await withEnvironment({ HTTPS_PROXY: `http://127.0.0.1:${port}` }, async () => {
      for (const end of ['deadline', 'abort', 'deadline']) {
        const controller = new AbortController()
        const arrived = new Promise<void>((resolve) => arrivals.push(resolve))
        const call = failureOf(provider.deleteCard(card, { deadlineMs: 500, signal: controller.signal }))
        await arrived
        if (end === 'abort') controller.abort()
        else clock.advance(500)
        expect(await call).toMatchObject({
          ...notApplied,
          code: end === 'abort' ? 'aborted' : 'deadline_exceeded',
        })
        expect(clock.pending()).toBe(0)
      }
    })
    await Promise.all(closed)
    expect(closed).toHaveLength(3)
  })
})
