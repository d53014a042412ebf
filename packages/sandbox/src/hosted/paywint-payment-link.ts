import type { PaywintState } from '../paywint/paywint-state.js'
import type { ClosedStep, HostedStep } from './hosted-routes.js'
import { paymentStep, unknownPayment } from './payment-step.js'

type PaymentPages = Pick<PaywintState, 'payment' | 'pay'>

/**
 * What a Paywint payment link opens that has not expired. It stands for one payment, so it is paid once. Amounts are
 * in US dollars, like every payment that the documentation shows.
 */
export function openPaymentLink(state: PaymentPages, query: URLSearchParams): HostedStep | ClosedStep {
  const payment = state.payment(query.get('paymentId') ?? '')
  if (payment === undefined) return unknownPayment
  if (payment.paid) return alreadyPaid
  const { payment_id, amount, description, invoice_number } = payment
  return paymentStep({
    amount,
    currency: 'USD',
    what: [
      ...(description === null ? [] : [['For', description] as const]),
      ...(invoice_number === null ? [] : [['Invoice', invoice_number] as const]),
    ],
    pay() {
      state.pay(payment_id)
    },
  })
}

const alreadyPaid: ClosedStep = {
  status: 410,
  title: 'Already paid',
  text: 'This link has been paid. Nothing has been paid again.',
}
