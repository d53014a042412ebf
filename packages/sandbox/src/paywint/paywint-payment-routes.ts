import { expiredPayment } from '../hosted/expired-payment.js'
import { createHostedRoutes } from '../hosted/hosted-routes.js'
import { openPaymentLink } from '../hosted/paywint-payment-link.js'
import type { Route } from '../route.js'
import { createPaywintCall } from './paywint-call.js'
import type { PaywintRoutesSetup } from './paywint-card-routes.js'
import type { PaywintPaymentLink } from './paywint-state.js'
import * as shapes from './paywint-validation.js'

/** Paywint's create-payment-link (developer.paywint.com, API reference, payments) and the page behind its links. */
export function createPaywintPaymentRoutes({ state, ...setup }: PaywintRoutesSetup): readonly Route[] {
  const { envelopes, settings } = setup
  const { single, list, failure } = envelopes
  const call = createPaywintCall(setup)

  return [
    call({
      method: 'POST',
      path: '/api/platform/payment/create-payment-link/:user_id',
      pathSchema: shapes.userPath,
      bodySchema: shapes.paymentLinkBody(settings),
      act({ path, body: { amount, description = null, invoice_number = null }, seconds }) {
        if (settings.linkAnswer === 'null-data') return single(seconds, null)
        const { duplicateInvoiceStatus: status } = settings
        const isOnce = status !== 200 && invoice_number !== null
        if (isOnce && state.hasInvoice(path.user_id, invoice_number)) {
          return failure(status, 'This invoice number has been used')
        }
        const wanted = { ...path, amount, description, invoice_number }
        const { payment_id, payment_link } = state.createPaymentLink(wanted)
        return single(seconds, { payment_id, payment_link })
      },
    }),
    call({
      method: 'POST',
      path: '/api/platform/payment/list-received-payment/:user_id',
      pathSchema: shapes.userPath,
      bodySchema: shapes.paymentPageBody,
      act({ path, body: { rows_per_page: size, page_no: page }, seconds }) {
        const listed = state
          .paymentLinksOf(path.user_id)
          .filter(({ paid }) => paid || settings.unpaidLinksListed)
        return list(seconds, listed.slice((page - 1) * size, page * size).map(toPayment), listed.length)
      },
      nothing: (seconds) => list(seconds, []),
    }),
    ...createHostedRoutes({
      provider: 'Paywint',
      path: '/platform/pay',
      open: (query) =>
        state.hasExpired(query.get('paymentId') ?? '') ? expiredPayment : openPaymentLink(state, query),
    }),
  ]
}

/** A payment as a list shows it: other names than the link was made with, and no address. */
function toPayment(link: PaywintPaymentLink): object {
  const { payment_id, user_id, amount, description, invoice_number, paid, created_at } = link
  return {
    ...{ payment_id, payer_id: null, payee_id: user_id, amount, invoice_no: invoice_number },
    ...{ currency: 'USD', description, status: paid ? 'success' : 'opened' },
    created_at: new Date(created_at).toISOString(),
  }
}
