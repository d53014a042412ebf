import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createFakeClock } from './__fixtures__/fake-clock.js'
import { send, valueAt } from './__fixtures__/send.js'
import { startSandbox, type Sandbox } from './index.js'
import { callPaywint } from './paywint/__fixtures__/paywint-client.js'

const clock = createFakeClock()
let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ clock })
})
afterEach(() => sandbox.close())

const origins = ({ paywint, paywall, sila }: Sandbox) => [
  paywint.baseUrl,
  paywall.cardUrl,
  paywall.paymentUrl,
  new URL(sila.baseUrl).origin,
]

test('listens on four ports of the loopback interface', () => {
  expect(new Set(origins(sandbox)).size).toBe(4)
  for (const origin of origins(sandbox)) expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(sandbox.sila.baseUrl.endsWith('/0.2')).toBe(true)
})

test('describes itself as plain JSON for a configuration', () => {
  const { providers, paywint, paywall, sila } = sandbox
  expect(JSON.parse(JSON.stringify(providers))).toEqual(providers)
  expect(providers).toEqual({
    paywint: {
      adapter: 'paywint',
      environment: 'sandbox',
      baseUrl: paywint.baseUrl,
      platformId: paywint.platformId,
      secretKey: 'demo-paywint-secret',
    },
    paywall: {
      adapter: 'paywall',
      environment: 'test',
      cardUrl: paywall.cardUrl,
      paymentUrl: paywall.paymentUrl,
      publicKey: 'demo-paywall-public-key',
      publicClient: 'demo-paywall-public-client',
      privateKey: 'demo-paywall-private-key',
      privateClient: 'demo-paywall-private-client',
    },
    sila: {
      adapter: 'sila',
      environment: 'sandbox',
      baseUrl: sila.baseUrl,
      appHandle: 'handle.silamoney.eth',
      auth: {
        kind: 'ecdsa',
        appKey: '11'.repeat(32),
        userKeys: { 'user.silamoney.eth': '22'.repeat(32) },
      },
    },
  })
})

test('two sandboxes share nothing', async () => {
  const other = await startSandbox()
  sandbox.paywall.rotateUniqueCodes()
  expect(other.paywall.cards()).not.toEqual(sandbox.paywall.cards())
  await other.close()
})

test('leaves the global Request and Response alone', () => {
  expect(Request.name).toBe('Request')
  expect(new Request('http://127.0.0.1/') instanceof Request).toBe(true)
  expect(Object.getPrototypeOf(new Response()) === Response.prototype).toBe(true)
})

describe('every listener', () => {
  test('lists its routes where there is none', async () => {
    const replies = await Promise.all(
      origins(sandbox).map((origin) => send({ method: 'GET', url: `${origin}/nowhere?secret=1` })),
    )
    for (const { status, body } of replies) {
      expect(status).toBe(404)
      expect(body).toMatchObject({ routes: expect.arrayContaining([expect.stringMatching(/^[A-Z]+ \//)]) })
    }
    expect(sandbox.sila.requests).toMatchObject([
      {
        ...{ method: 'GET', path: '/nowhere', status: 404, at: clock.now(), effects: [] },
        verdict: 'refused: no such route',
      },
    ])
  })

  test('has the routes that a fault may name', async () => {
    const routesAt = async (origin: string | undefined) =>
      valueAt((await send({ method: 'GET', url: `${origin ?? ''}/nowhere` })).body, 'routes')
    const [paywint, cards, payments, sila] = await Promise.all(origins(sandbox).map(routesAt))
    expect(sandbox.faults.routes()).toEqual({
      paywint,
      paywall: [cards, payments].flat(),
      sila,
    })
  })

  test('refuses more than 1 MiB', async () => {
    const limit = 1024 * 1024
    for (const origin of origins(sandbox)) {
      const post = (length: number) => send({ method: 'POST', url: `${origin}/`, body: 'x'.repeat(length) })
      expect((await post(limit + 1)).status).toBe(413)
      expect((await post(limit)).status).toBe(404)
    }
    expect(sandbox.paywint.requests[0]?.verdict).toBe('refused: body over 1 MiB')
  })
})

test('keeps the last 500 requests and counts them all', async () => {
  const { paywint } = sandbox
  const target = `/api/platform/card/list/${paywint.userId}?token=1`
  await callPaywint(paywint, { method: 'GET', target })
  expect(paywint.requests).toMatchObject([
    {
      method: 'GET',
      path: target.split('?')[0],
      status: 200,
      at: clock.now(),
      verdict: 'authenticated',
      effects: [],
    },
  ])
  for (let sent = 0; sent < 501; sent += 100) {
    await Promise.all(Array.from({ length: 100 }, () => fetch(`${paywint.baseUrl}/nowhere`)))
  }
  expect(paywint.requestCount).toBe(601)
  expect(paywint.requests).toHaveLength(500)
  expect(paywint.requests[0]?.status).toBe(404)
  // 600 requests take their time on a busy machine.
}, 30_000)

test('close ends idle connections, stops listening, and may be repeated', async () => {
  const { port } = new URL(sandbox.paywint.baseUrl)
  const socket = connect(Number(port), '127.0.0.1')
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await new Promise((resolve) => socket.once('connect', resolve))
  await fetch(`${sandbox.paywint.baseUrl}/nowhere`)
  await sandbox.close()
  await closed
  await expect(fetch(`${sandbox.paywint.baseUrl}/nowhere`)).rejects.toThrow()
  await sandbox.close()
})
