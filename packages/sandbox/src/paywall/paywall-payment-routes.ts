import { createHostedRoutes } from '../hosted/hosted-routes.js'
import { openSaleLink } from '../hosted/paywall-payment-link.js'
import type { Reply, Route } from '../route.js'
import { guard, type PaywallRoutesSetup } from './paywall-card-routes.js'
import { failed, failures, success, type PaywallFailure } from './paywall-envelopes.js'
import { currencyOf } from './paywall-currencies.js'
import { linkBody, readBody, type LinkFields } from './paywall-validation.js'

/** LinkQr (developer.paywall.one, LinkQr service, generate) and the page behind its links. */
export function createPaywallPaymentRoutes(setup: PaywallRoutesSetup): readonly Route[] {
  const fail = (failure: PaywallFailure): Reply => failed(setup.settings.failureStatus, failure)

  const generate = guard(setup, (request) => {
    const body = readBody(linkBody, request.body)
    if (!body.ok) return fail(body.failure)
    const problem = salesProblem(body.value)
    if (problem) return fail(problem)
    const { Link } = setup.state.createLink({
      ItemName: body.value.itemname,
      ItemDescription: body.value.itemdescription,
      ItemAmount: body.value.itemamount,
      CurrencyId: body.value.currencyid,
      StockCount: body.value.stocktrack ? (body.value.stockcount ?? null) : null,
      MerchantOrderId: body.value.merchantorderid ?? null,
      MerchantTrackId: body.value.merchanttrackid ?? null,
    })
    return success({ Link })
  })

  return [
    { method: 'POST', path: '/api/paywall/linkqr/generate', answer: generate },
    ...createHostedRoutes({
      provider: 'Paywall',
      path: '/',
      open: (query) => openSaleLink(setup.state, query),
    }),
  ]
}

function salesProblem(link: LinkFields): PaywallFailure | undefined {
  if (link.salestype === 1 && !link.photobase64) return failures.photoRequired
  if (link.itemamount <= 0) return failures.amount
  if (currencyOf(link.currencyid) === undefined) return failures.currency
  return undefined
}
