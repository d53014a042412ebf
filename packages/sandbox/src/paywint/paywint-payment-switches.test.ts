import { afterEach, describe, expect, test } from '@jest/globals'
import { startSandbox, type PaywintSimulatorOptions, type Sandbox } from '../index.js'
import { paymentLink } from './__fixtures__/paywint-client.js'
import { seededCard } from './paywint-card.js'

let sandbox: Sandbox
const start = async (paywint: PaywintSimulatorOptions) => {
  sandbox = await startSandbox({ paywint })
  return sandbox.paywint
}
afterEach(() => sandbox.close())

test.each([
  ['any', 150.755, 200],
  ['two', 150.755, 422],
  ['two', 150.75, 200],
] as const)('amountDecimals %s with %d', async (amountDecimals, amount, status) => {
  const paywint = await start({ amountDecimals })
  const reply = await paymentLink(paywint, { amount })
  expect(reply.status).toBe(status)
  if (status === 422) expect(reply.body).toMatchObject({ detail: [{ type: 'decimal_max_places' }] })
})

test.each([
  [Infinity, 200],
  [100, 422],
])('maxAmount %d with 100.01', async (maxAmount, status) => {
  const paywint = await start({ maxAmount })
  const reply = await paymentLink(paywint, { amount: 100.01 })
  expect(reply.status).toBe(status)
  if (status === 422) expect(reply.body).toMatchObject({ detail: [{ type: 'less_than_equal' }] })
  expect((await paymentLink(paywint, { amount: 100 })).status).toBe(200)
})

describe('duplicateInvoiceStatus', () => {
  test.each([
    [200, 2],
    [400, 1],
    [409, 1],
  ] as const)('%i', async (duplicateInvoiceStatus, links) => {
    const paywint = await start({ duplicateInvoiceStatus })
    const invoice = { amount: 1, invoice_number: 'INV-1' }
    expect((await paymentLink(paywint, invoice)).status).toBe(200)
    expect((await paymentLink(paywint, invoice)).status).toBe(duplicateInvoiceStatus)
    expect(paywint.paymentLinks()).toHaveLength(links)
  })

  test('is not of links without an invoice number, or with another, or of another user', async () => {
    const stranger = { ...seededCard, user_id: '11111111-2222-4333-8444-555555555555' }
    const paywint = await start({ duplicateInvoiceStatus: 409, cards: [seededCard, stranger] })
    const numbered = (invoice_number: string) => ({ amount: 1, invoice_number })
    const replies = [
      await paymentLink(paywint, { amount: 1 }),
      await paymentLink(paywint, { amount: 1 }),
      await paymentLink(paywint, numbered('INV-1')),
      await paymentLink(paywint, numbered('INV-2')),
      await paymentLink({ ...paywint, userId: stranger.user_id }, numbered('INV-1')),
    ]
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  })
})

test('linkAnswer null-data makes no payment link', async () => {
  const paywint = await start({ linkAnswer: 'null-data' })
  expect((await paymentLink(paywint, { amount: 1 })).body).toMatchObject({ success: true, data: null })
  expect(paywint.paymentLinks()).toEqual([])
})
