import { afterEach, expect, test } from '@jest/globals'
import { startSandbox, type PaywintSimulatorOptions, type Sandbox } from '../index.js'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { callPaywint, paymentLink } from './__fixtures__/paywint-client.js'

const clock = createFakeClock()
let sandbox: Sandbox
const start = async (paywint: PaywintSimulatorOptions = {}) => {
  sandbox = await startSandbox({ clock, paywint })
  return sandbox.paywint
}
afterEach(() => sandbox.close())

const received = ({ paywint }: Sandbox, body: object = { rows_per_page: 10, page_no: 1 }) =>
  callPaywint(paywint, {
    method: 'POST',
    target: `/api/platform/payment/list-received-payment/${paywint.userId}`,
    body,
  })

test('a payment link is listed under the names that payments have, and without its address', async () => {
  const paywint = await start()
  await paymentLink(paywint, { amount: 150.75, invoice_number: 'INV-1001', description: 'June' })
  const { status, body } = await received(sandbox)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    success: true,
    totalRecords: 1,
    records: [
      {
        payee_id: paywint.userId,
        invoice_no: 'INV-1001',
        amount: 150.75,
        currency: 'USD',
        description: 'June',
        status: 'opened',
        created_at: new Date(clock.now()).toISOString(),
      },
    ],
  })
  expect(JSON.stringify(body)).not.toContain('platform/pay')
})

test('links are listed page by page', async () => {
  const paywint = await start()
  for (let link = 1; link <= 12; link += 1) await paymentLink(paywint, { amount: link })
  const { body } = await received(sandbox, { rows_per_page: 10, page_no: 2 })
  expect(body).toMatchObject({ totalRecords: 12, records: [{ amount: 11 }, { amount: 12 }] })
})

test.each([
  [true, 1],
  [false, 0],
])('unpaidLinksListed %s lists %d', async (unpaidLinksListed, count) => {
  const paywint = await start({ unpaidLinksListed })
  await paymentLink(paywint, { amount: 1 })
  expect((await received(sandbox)).body).toMatchObject({ totalRecords: count })
})

test.each([[{ rows_per_page: 7, page_no: 1 }], [{ rows_per_page: 10, page_no: 0 }], [{}]])(
  'a page of %j is a 422',
  async (body) => {
    await start()
    expect((await received(sandbox, body)).status).toBe(422)
  },
)
