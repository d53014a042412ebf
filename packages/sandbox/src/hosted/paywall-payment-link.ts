import { currencyOf } from '../paywall/paywall-currencies.js'
import type { PaywallState } from '../paywall/paywall-state.js'
import type { ClosedStep, HostedStep } from './hosted-routes.js'
import { paymentStep, unknownPayment } from './payment-step.js'

type SalePages = Pick<PaywallState, 'linkOf' | 'pay'>

/**
 * What a LinkQr link opens that has not expired. With StockTrack it can be paid StockCount times, and without it any
 * number of times.
 */
export function openSaleLink(state: SalePages, query: URLSearchParams): HostedStep | ClosedStep {
  const link = state.linkOf(query.get('SaleId') ?? '')
  if (link === undefined) return unknownPayment
  if (link.StockCount !== null && link.paidCount >= link.StockCount) return soldOut
  return paymentStep({
    amount: link.ItemAmount,
    currency: currencyOf(link.CurrencyId) ?? '',
    what: [
      ['For', link.ItemName],
      ['Description', link.ItemDescription],
      ...(link.StockCount === null
        ? []
        : [['Left', `${link.StockCount - link.paidCount} of ${link.StockCount}`] as const]),
    ],
    pay() {
      state.pay(link.SaleId)
    },
  })
}

const soldOut: ClosedStep = {
  status: 410,
  title: 'Paid out',
  text: 'This link has been paid as many times as it can be. Nothing has been paid now.',
}
