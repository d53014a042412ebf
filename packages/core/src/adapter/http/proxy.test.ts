import { createServer, type Server } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import nock from 'nock'
import { card, createBench, failureOf } from '../../__fixtures__/bench.js'
import type { World } from '../world.js'
import { openAgents } from './http-client.js'
import { createRoute } from './route.js'

const names = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy', 'ALL_PROXY', 'all_proxy']
const before = names.map((name) => [name, process.env[name]] as const)

const proxied: { readonly target: string | undefined; readonly authorization: string | undefined }[] = []
let proxy: Server
let port: number

// Nothing stands between these calls and their sockets.
beforeAll(async () => {
  nock.restore()
  proxy = createServer()
  proxy.on('connect', ({ url, headers }, socket) => {
    proxied.push({ target: url, authorization: headers['proxy-authorization'] })
    // What a proxy says instead of opening a tunnel is taken for the answer.
    socket.end('HTTP/1.1 502 No tunnel\r\ncontent-length: 0\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  port = (proxy.address() as AddressInfo).port
})
beforeEach(() => {
  for (const name of names) Reflect.deleteProperty(process.env, name)
  proxied.length = 0
})
afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = value
  }
})
afterAll(() => new Promise((resolve) => proxy.close(resolve)))

const call = (world: Partial<World> = {}) =>
  failureOf(
    createBench({ options: { baseUrl: 'https://api.fake.invalid', maxAttempts: 1 }, world }).provider.getCard(
      card,
    ),
  )

describe('a request goes through a tunnel', () => {
  const seen = { target: 'api.fake.invalid:443', authorization: undefined }

  test('to the proxy that the environment names', async () => {
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${port}`
    expect(await call()).toMatchObject({ code: 'provider_unavailable', attempts: 1 })
    expect(proxied).toEqual([seen])
  })

  test('with the name and the password of its address', async () => {
    process.env['HTTPS_PROXY'] = `http://made%40up:p%3Aw@127.0.0.1:${port}`
    await call()
    const authorization = `Basic ${Buffer.from('made@up:p:w').toString('base64')}`
    expect(proxied).toEqual([{ ...seen, authorization }])
  })

  test('also where the application configures the client', async () => {
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${port}`
    expect(await call({ configureHttp: () => undefined })).toMatchObject({ code: 'provider_unavailable' })
    expect(proxied).toEqual([seen])
  })

  test('to the proxy that the application sets', async () => {
    const auth = { username: 'made@up', password: 'p:w' }
    await call({
      configureHttp: (http) => {
        http.defaults.proxy = { host: '127.0.0.1', port, auth }
      },
    })
    const authorization = `Basic ${Buffer.from('made@up:p:w').toString('base64')}`
    expect(proxied).toEqual([{ ...seen, authorization }])
  })
})

describe('a route', () => {
  const { kept } = openAgents()
  const route = createRoute()
  const to = async (address: string, agents = kept, proxy?: Parameters<typeof route>[2]) =>
    route(new URL(address), agents, proxy)

  test.each(['https://localhost/', 'https://127.0.0.1/', 'https://[::1]:8443/'])(
    'to this machine, %s, has no proxy, whoever asks for one',
    async (address) => {
      process.env['HTTPS_PROXY'] = `http://127.0.0.1:${port}`
      expect(await to(address)).toBe(kept.httpsAgent)
      expect(await to(address, kept, { host: '127.0.0.1', port })).toBe(kept.httpsAgent)
    },
  )

  test('goes straight where the environment excepts the host, or the application wants no proxy', async () => {
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${port}`
    expect(await to('https://api.fake.invalid/', kept, false)).toBe(kept.httpsAgent)
    expect(await to('https://api.fake.invalid/')).not.toBe(kept.httpsAgent)
    process.env['NO_PROXY'] = '.fake.invalid'
    expect(await to('https://api.fake.invalid/')).toBe(kept.httpsAgent)
  })

  test('has one tunnel for each proxy and agent', async () => {
    const other = { ...kept, httpsAgent: new HttpsAgent() }
    const proxies = [{ host: 'a.invalid' }, { host: 'b.invalid' }]
    const used = await Promise.all(
      [kept, other, kept, other].flatMap((agents) =>
        proxies.map((each) => to('https://x.invalid/', agents, each)),
      ),
    )
    expect(new Set(used).size).toBe(4)
  })

  test('leaves the tunnel of the application alone', async () => {
    const { HttpsProxyAgent } = (await import('https-proxy-agent')).default
    const httpsAgent = new HttpsProxyAgent('http://own.invalid') as object as HttpsAgent
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${port}`
    expect(await to('https://x.invalid/', { ...kept, httpsAgent })).toBe(httpsAgent)
  })

  test('leaves an agent alone that follows the environment itself', async () => {
    const httpsAgent = new HttpsAgent()
    Object.assign(httpsAgent.options, { proxyEnv: process.env })
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${port}`
    expect(await to('https://x.invalid/', { ...kept, httpsAgent })).toBe(httpsAgent)
  })
})
