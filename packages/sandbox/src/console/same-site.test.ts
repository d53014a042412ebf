import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { startSandbox, type Sandbox } from '../index.js'
import { assets } from './assets/assets.js'
import { createConsoleClient } from './__fixtures__/console-client.js'
import { sameSite } from './same-site.js'
import { startConsole, type Console } from './start-console.js'

let sandbox: Sandbox
let page: Console
let call: ReturnType<typeof createConsoleClient>
beforeAll(async () => {
  sandbox = await startSandbox()
  page = await startConsole(sandbox)
  call = createConsoleClient(page.url)
})
afterAll(async () => {
  await page.close()
  await sandbox.close()
})

const port = () => new URL(page.url).port
const hang = { kind: 'hang' }

describe('the Host header', () => {
  test.each([
    () => 'cards.example',
    () => `cards.example:${port()}`,
    () => '127.0.0.1',
    () => '127.0.0.1:1',
    () => `127.0.0.1.example:${port()}`,
    () => `127.0.0.1:${port()}@cards.example`,
    () => `[::1]:${port()}`,
  ])('has to be ours: %s', async (host) => {
    for (const route of ['GET /', 'GET /api/state', 'GET /api/events', 'POST /api/reset']) {
      const { status } = await call(route, { headers: { host: host() } })
      // Node answers 400 itself where the header is no host at all.
      expect([400, 421]).toContain(status)
    }
  })

  test('has no port where that is 80', async () => {
    const app = new Hono().use(sameSite('http://127.0.0.1:80')).get('/', (context) => context.text('in'))
    const statuses = ['127.0.0.1', 'localhost', 'cards.example'].map(
      async (host) => (await app.request('/', { headers: { host } })).status,
    )
    expect(await Promise.all(statuses)).toEqual([200, 200, 421])
  })

  test('may name the machine', async () => {
    expect((await call('GET /api/state', { headers: { host: `LOCALHOST:${port()}` } })).status).toBe(200)
  })
})

describe('a request of another site', () => {
  test.each([
    { origin: 'https://cards.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is refused: %j', async (headers) => {
    expect(await call('POST /api/faults', { json: hang, headers })).toMatchObject({ status: 403 })
    expect(await call('GET /api/state', { headers })).toMatchObject({ status: 403 })
    expect(await call('GET /api/events', { headers })).toMatchObject({ status: 403 })
    expect(sandbox.faults.active()).toEqual([])
  })

  test('gets no permission to read or to ask', async () => {
    const preflight = await call('OPTIONS /api/faults', {
      headers: { origin: 'https://cards.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(403)
    for (const { headers } of [preflight, await call('GET /api/state')]) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
  })

  test('is told from one of our own', async () => {
    const headers = { origin: page.url, 'sec-fetch-site': 'same-origin' }
    expect((await call('POST /api/faults', { json: hang, headers })).status).toBe(201)
    expect((await call('DELETE /api/faults', { headers })).status).toBe(204)
  })
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonish', ''])(
  'a change that comes as %j is refused, because a form of another site can send that',
  async (type) => {
    for (const route of ['POST /api/faults', 'POST /api/reset', 'DELETE /api/faults']) {
      const { status, body } = await call(route, { json: hang, headers: { 'content-type': type } })
      expect([status, body]).toEqual([415, { error: expect.stringContaining('application/json') as unknown }])
    }
    expect(sandbox.faults.active()).toEqual([])
  },
)

test('every answer keeps scripts, frames and types of others away', async () => {
  const routes = [...Object.keys(assets).map((path) => `GET ${path}`), 'GET /api/state', 'GET /nothing']
  for (const route of routes) {
    const { headers } = await call(route)
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'$/,
      ) as unknown,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  }
})

test('the page asks for nothing that it does not bring, and puts nothing in as HTML', () => {
  const texts = Object.values(assets).map(({ text }) => text)
  const asked = texts.flatMap((text) =>
    Array.from(text.matchAll(/(?:from|src=|href=) ?['"](\/[^'"]*)/g), ([, path]) => path),
  )
  expect(new Set(asked)).toEqual(new Set(Object.keys(assets).filter((path) => path !== '/')))
  expect(texts.join('\n')).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|https:/)
})
