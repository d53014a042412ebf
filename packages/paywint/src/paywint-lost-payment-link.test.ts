import { expect, test } from '@jest/globals'
import { money } from '@cardlane/core'
import type { PaywintOptions } from './index.js'
import { routes, startPaywint, user } from './__fixtures__/paywint.js'
import { failureOf, mockWire } from './__fixtures__/wire.js'

const wire = mockWire()
const request = { owner: user, amount: money('150.75', 'USD'), invoiceNumber: 'INV-1001' }

/** A received payment as developer.paywint.com shows it, less what is not read. `minutes` is when, seen from the call. */
function received(changes: object = {}, minutes = 0) {
  const at = new Date(startPaywint().clock.now() + minutes * 60_000).toISOString()
  return { invoice_no: 'INV-1001', amount: 150.75, created_at: at, status: 'opened', ...changes }
}

async function lose(records: readonly object[], options: Partial<PaywintOptions> = {}, looks = 1) {
  wire.breakAt(routes.pay)
  for (let look = 0; look < looks; look += 1) {
    wire.answer(routes.received, { body: { success: true, records } })
  }
  return failureOf(startPaywint(options).provider.createPaymentLink(request))
}

test('a link whose answer is lost is looked for by its invoice number', async () => {
  const error = await lose([received({ invoice_no: 'INV-7' }), received()])
  expect(wire.sent.at(-1)?.body).toBe('{"rows_per_page":100,"page_no":1}')
  expect(error).toMatchObject({
    code: 'network_failed',
    outcome: 'applied',
    retryable: false,
    attempts: 2,
    hint: 'The link exists, but its address is lost: look the payment up at Paywint by its invoice number before you make another.',
  })
})

test('a clock of Paywint that is a little behind is no reason to miss it', async () => {
  expect(await lose([received({}, -4)])).toMatchObject({ outcome: 'applied' })
})

test.each([
  ['is older than the call', received({}, -6)],
  ['has no date', received({ created_at: null })],
  ['has another amount', received({ amount: 15.75 })],
])('a payment of that number that %s may be another', async (_name, record) => {
  expect(await lose([record], { unpaidLinksListed: true })).toMatchObject({ outcome: 'unknown' })
})

test('a link that is not listed may be listed only when it is paid', async () => {
  expect(await lose([received({ invoice_no: null })])).toMatchObject({ outcome: 'unknown', retryable: false })
})

test('a link that is not listed was not made, where unpaid links are listed', async () => {
  expect(await lose([], { unpaidLinksListed: true }, 2)).toMatchObject({
    outcome: 'not_applied',
    retryable: true,
  })
})

test('every page is searched, but not without end', async () => {
  const full = { body: { records: Array.from({ length: 100 }, () => received({ invoice_no: 'INV-7' })) } }
  wire.breakAt(routes.pay)
  for (let page = 1; page <= 10; page += 1) wire.answer(routes.received, full)
  const provider = startPaywint({ unpaidLinksListed: true }).provider
  expect(await failureOf(provider.createPaymentLink(request))).toMatchObject({
    outcome: 'unknown',
    attempts: 11,
  })
  expect(wire.sent.at(-1)?.body).toBe('{"rows_per_page":100,"page_no":10}')
})

test('without an invoice number nothing is searched', async () => {
  wire.breakAt(routes.pay)
  const error = await failureOf(
    startPaywint().provider.createPaymentLink({ owner: user, amount: request.amount }),
  )
  expect(error).toMatchObject({ outcome: 'unknown', attempts: 1 })
})
