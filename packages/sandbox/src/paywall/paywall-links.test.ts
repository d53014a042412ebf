import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../index.js'
import { generateLink, sale } from './__fixtures__/paywall-client.js'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

test('generates a link to the payment host', async () => {
  const { paywall } = sandbox
  const reply = await generateLink(paywall)
  const [link] = paywall.links()
  expect(reply.body).toEqual({ ErrorCode: 0, Result: true, Message: '', Body: { Link: link?.Link } })
  expect(link?.Link).toBe(`${paywall.paymentUrl}/?SaleId=${link?.SaleId ?? ''}`)
  expect(link).toMatchObject({
    ItemAmount: 42.5,
    CurrencyId: 1,
    MerchantOrderId: '77',
    MerchantTrackId: 't-77',
  })
  expect((await fetch(link?.Link ?? '')).status).toBe(200)
})

test('every call makes another link', async () => {
  await generateLink(sandbox.paywall)
  await generateLink(sandbox.paywall)
  expect(sandbox.paywall.links()).toHaveLength(2)
})

test.each([
  [{ ItemName: undefined }, 2],
  [{ StockTrack: 'true' }, 2],
  [{ SalesType: 3 }, 2],
  [{ SalesType: 1 }, 128],
  [{ ItemAmount: 0 }, 45],
  [{ CurrencyId: 949 }, 8],
])('refuses %j', async (fields, ErrorCode) => {
  const reply = await generateLink(sandbox.paywall, { ...sale, ...fields })
  expect([reply.status, reply.body]).toMatchObject([200, { ErrorCode, Result: false, Body: null }])
  expect(sandbox.paywall.links()).toEqual([])
})

test.each([0, false])(
  'takes InstallmentDynamic as the page and as the official SDK send it: %j',
  async (value) => {
    const reply = await generateLink(sandbox.paywall, { ...sale, InstallmentDynamic: value })
    expect(reply.body).toMatchObject({ Result: true })
  },
)
