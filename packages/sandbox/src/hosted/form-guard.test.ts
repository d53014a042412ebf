import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../index.js'
import { paymentLink } from '../paywint/__fixtures__/paywint-client.js'
import { open, submit } from './__fixtures__/visit.js'

let sandbox: Sandbox
let link = ''
beforeEach(async () => {
  sandbox = await startSandbox()
  await paymentLink(sandbox.paywint, { amount: 1 })
  link = sandbox.paywint.paymentLinks()[0]?.payment_link ?? ''
})
afterEach(() => sandbox.close())

const isPaid = () => sandbox.paywint.paymentLinks()[0]?.paid
const own = () => new URL(link)

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
  ['another site, from its own origin', { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1' }],
  ['another origin, in an old browser', { origin: 'https://shop.example' }],
  ['an origin that is not told, in an old browser', { origin: 'null' }],
  ['a name that leads to this machine', { host: 'shop.example', 'sec-fetch-site': 'same-origin' }],
  ['a name that looks like this machine', { host: '127.0.0.1.shop.example' }],
])('a form from %s is refused and changes nothing', async (_name, headers) => {
  const { status, text } = await submit(link, {}, headers)
  expect([status, isPaid()]).toEqual([403, false])
  expect(text).toContain('Not from here')
  expect(sandbox.paywint.requests.at(-1)?.verdict).toMatch(/^refused: (cross-site form|not a loopback host)$/)
})

test.each([
  ['the page itself, which has no referrer', () => ({ 'sec-fetch-site': 'same-origin', origin: 'null' })],
  ['the page itself, in an old browser', () => ({ origin: own().origin })],
  ['the page by its other name', () => ({ host: `localhost:${own().port}` })],
  ['no browser', () => ({})],
])('a form from %s is taken', async (_name, headers) => {
  expect([(await submit(link, {}, headers())).status, isPaid()]).toEqual([200, true])
  expect(sandbox.paywint.requests.at(-1)).toMatchObject({ verdict: 'public' })
})

test('a page may be opened from anywhere', async () => {
  expect((await open(link, { 'sec-fetch-site': 'cross-site' })).status).toBe(200)
})
