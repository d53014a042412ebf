import { afterEach, expect, test } from '@jest/globals'
import { startSandbox, type PaywallSimulatorOptions, type Sandbox } from '../index.js'
import {
  generateLink,
  listCards,
  privateHeaders,
  publicHeaders,
  sale,
} from './__fixtures__/paywall-client.js'

let sandbox: Sandbox
const start = async (paywall: PaywallSimulatorOptions = {}) => {
  sandbox = await startSandbox({ paywall })
  return sandbox.paywall
}
afterEach(() => sandbox.close())

const badKeys = { ErrorCode: 77, Result: false, Message: 'Invalid credentials', Body: null }

test.each([
  [{ apikeyprivate: 'other' }, 'refused: wrong apikeyprivate'],
  [{ apiclientprivate: 'other' }, 'refused: wrong apiclientprivate'],
  [{ apikeyprivate: '' }, 'refused: missing apikeyprivate'],
])('the card host refuses %j', async (headers, verdict) => {
  const paywall = await start()
  const reply = await listCards(paywall, headers)
  expect([reply.status, reply.body]).toEqual([401, badKeys])
  expect(paywall.requests.at(-1)).toMatchObject({ path: '/paywall/card', status: 401, verdict })
})

test('the payment host takes the public pair, not the private one', async () => {
  const paywall = await start()
  expect((await generateLink(paywall)).status).toBe(200)
  const reply = await generateLink(paywall, sale, privateHeaders(paywall))
  expect([reply.status, reply.body]).toEqual([401, badKeys])
  const wrong = await generateLink(paywall, sale, { ...publicHeaders(paywall), apiclientpublic: 'other' })
  expect(wrong.status).toBe(401)
  expect(paywall.links()).toHaveLength(1)
})

test('the card host does not take the public pair', async () => {
  const paywall = await start()
  const headers = { ...publicHeaders(paywall), relationalid1: '003' }
  expect((await fetch(`${paywall.cardUrl}/paywall/card`, { headers })).status).toBe(401)
})

test('the hosts are two, each with its own routes', async () => {
  const paywall = await start()
  expect(paywall.cardUrl).not.toBe(paywall.paymentUrl)
  const reply = await fetch(`${paywall.paymentUrl}/paywall/card`, { headers: privateHeaders(paywall) })
  expect(reply.status).toBe(404)
})

test('authFailureStatus and authErrorCode', async () => {
  const paywall = await start({ authFailureStatus: 200, authErrorCode: 401 })
  const reply = await listCards(paywall, { apikeyprivate: 'other' })
  expect([reply.status, reply.body]).toEqual([200, { ...badKeys, ErrorCode: 401 }])
})
