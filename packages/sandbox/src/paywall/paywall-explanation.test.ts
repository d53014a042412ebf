import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startSandbox, type PaywallSimulator, type Sandbox } from '../index.js'
import {
  generateLink,
  listCards,
  privateHeaders,
  publicHeaders,
  sale,
} from './__fixtures__/paywall-client.js'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

const told = () => sandbox.paywall.requests.at(-1)?.explanation
const cardHost = 'The card host takes apikeyprivate and apiclientprivate.'

type Headers = Record<string, string>

test.each<[string, (paywall: PaywallSimulator) => Headers, string]>([
  ['an empty header', () => ({ apikeyprivate: '' }), 'apikeyprivate is missing.'],
  ['a wrong value', () => ({ apikeyprivate: 'x' }), 'The value of apikeyprivate is none of this account.'],
  [
    'key and client exchanged',
    ({ privateKey, privateClient }) => ({ apikeyprivate: privateClient, apiclientprivate: privateKey }),
    'The value of apikeyprivate belongs in apiclientprivate. The value of apiclientprivate belongs in apikeyprivate.',
  ],
  [
    'the values of the other pair',
    ({ publicKey }) => ({ apikeyprivate: publicKey }),
    'The value of apikeyprivate belongs in apikeypublic.',
  ],
])('the card host explains %s', async (_name, headers, explanation) => {
  await listCards(sandbox.paywall, headers(sandbox.paywall))
  expect(told()).toBe(`${cardHost} ${explanation}`)
})

test('each host says when the headers are those of the other', async () => {
  const { paywall } = sandbox
  await generateLink(paywall, sale, privateHeaders(paywall))
  expect(told()).toBe(
    'The payment host takes apikeypublic and apiclientpublic. apikeypublic is missing. apiclientpublic is missing. ' +
      'apikeyprivate and apiclientprivate came too, which the other host takes.',
  )
  await listCards(paywall, { ...publicHeaders(paywall), apikeyprivate: '', apiclientprivate: '' })
  expect(told()).toContain('apikeypublic and apiclientpublic came too, which the other host takes.')
})

test('shows no key', async () => {
  const { paywall } = sandbox
  await listCards(paywall, { apikeyprivate: paywall.publicKey, apiclientprivate: 'sent-by-mistake' })
  const { publicKey, publicClient, privateKey, privateClient } = paywall
  for (const secret of [publicKey, publicClient, privateKey, privateClient, 'sent-by-mistake']) {
    expect(told()).not.toContain(secret)
  }
})

test('both pairs together open either host, as the official SDK sends them', async () => {
  const { paywall } = sandbox
  const all = { ...privateHeaders(paywall), ...publicHeaders(paywall) }
  expect((await generateLink(paywall, sale, all)).status).toBe(200)
  expect((await listCards(paywall, all)).status).toBe(200)
  expect(told()).toBeUndefined()
})
