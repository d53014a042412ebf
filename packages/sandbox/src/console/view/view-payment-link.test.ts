import { expect, test } from '@jest/globals'
import { viewPaymentLink } from './view-payment-link.js'

test('a link of either provider has a title, an amount and whether it is paid', () => {
  const payment_link = 'http://127.0.0.1:4101/platform/pay?paymentId=1'
  const paywint = { payment_link, amount: 42.5, description: 'Course fee', paid: true }
  expect(viewPaymentLink(paywint)).toMatchObject({
    title: 'Course fee, 42.50',
    url: payment_link,
    paid: true,
  })

  const paywall = {
    Link: 'http://127.0.0.1:4103/?SaleId=1',
    ItemName: 'Order 77',
    ItemAmount: 1,
    paidCount: 0,
  }
  expect(viewPaymentLink(paywall)).toMatchObject({ title: 'Order 77, 1.00', paid: false })
  expect(viewPaymentLink({ ...paywall, paidCount: 2 }).paid).toBe(true)
})

test.each(['javascript:alert(1)', 'https://cards.example/', 'http://127.0.0.1.example/', 'x', ''])(
  'what is no page of this machine cannot be opened: %s',
  (payment_link) => {
    expect(viewPaymentLink({ payment_link })).toMatchObject({ url: '', title: 'Payment link' })
  },
)
