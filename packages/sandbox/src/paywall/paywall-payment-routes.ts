import { expiredPayment } from '../hosted/expired-payment.js'
import { createHostedRoutes } from '../hosted/hosted-routes.js'
import { openSaleLink } from '../hosted/paywall-payment-link.js'
import type { Route } from '../route.js'
import { guard, type PaywallRoutesSetup } from './paywall-card-routes.js'
import type { PaywallFailure } from './paywall-failures.js'
import { currencyOf } from './paywall-currencies.js'
import type { PaywallPaymentLink } from './paywall-state.js'
import { createPaywallBodies, readBody, type LinkFields } from './paywall-validation.js'

/** LinkQr (developer.paywall.one, LinkQr service, generate) and the page behind its links. */
export function createPaywallPaymentRoutes(setup: PaywallRoutesSetup): readonly Route[] {
  const { state, settings, envelopes } = setup
  const { success, fail } = envelopes
  const bodies = createPaywallBodies(settings)

  const generate = guard(setup, (request) => {
    const body = readBody(bodies.link, request.body)
    if (!body.ok) return fail(body.failure)
    const problem = salesProblem(body.value, setup)
    if (problem) return fail(problem)
    const link = state.createLink({
      ItemName: body.value.itemname,
      ItemDescription: body.value.itemdescription,
      ItemAmount: body.value.itemamount,
      CurrencyId: body.value.currencyid,
      StockCount: body.value.stocktrack ? (body.value.stockcount ?? null) : null,
      MerchantOrderId: body.value.merchantorderid ?? null,
      MerchantTrackId: body.value.merchanttrackid ?? null,
    })
    return success(shown[settings.linkAnswer](link, state.linkCount()))
  })

  return [
    { method: 'POST', path: '/api/paywall/linkqr/generate', answer: generate },
    ...createHostedRoutes({
      provider: 'Paywall',
      path: '/',
      open: (query) =>
        state.hasExpired(query.get('SaleId') ?? '') ? expiredPayment : openSaleLink(state, query),
    }),
  ]
}

/** The Body of a link; the second argument is its number. */
const shown = {
  link: ({ Link }: PaywallPaymentLink) => ({ Link }),
  details: ({ Link, MerchantOrderId, MerchantTrackId, ItemAmount }: PaywallPaymentLink, Id: number) => ({
    ...{ Id, Link, MerchantOrderId, MerchantTrackId, Amount: ItemAmount },
  }),
  text: ({ Link }: PaywallPaymentLink) => Link,
} as const

function salesProblem(link: LinkFields, { state, settings }: PaywallRoutesSetup): PaywallFailure | undefined {
  if (link.salestype === 1 && !link.photobase64) return { kind: 'photoRequired' }
  if (link.itemamount <= 0) return { kind: 'amount' }
  if (currencyOf(link.currencyid) === undefined) return { kind: 'currency' }
  const needsCallback = link.callbacksupport && settings.callbackAddress === 'required'
  if (needsCallback && !link.callbackaddress) return { kind: 'missingCallback' }
  const order = settings.duplicateOrderId === 'refuse' ? link.merchantorderid : undefined
  return order && state.hasOrder(order) ? { kind: 'duplicateOrder' } : undefined
}
