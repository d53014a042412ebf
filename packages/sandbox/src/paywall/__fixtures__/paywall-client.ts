import { send, type Received } from '../../__fixtures__/send.js'
import type { PaywallSimulator } from '../paywall-simulator.js'

export const privateHeaders = ({ privateKey, privateClient }: PaywallSimulator) => ({
  apikeyprivate: privateKey,
  apiclientprivate: privateClient,
})

export const publicHeaders = ({ publicKey, publicClient }: PaywallSimulator) => ({
  apikeypublic: publicKey,
  apiclientpublic: publicClient,
})

export interface PaywallRequest {
  readonly method: string
  readonly path?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

/** One call to the card host. */
export const callCards = (paywall: PaywallSimulator, request: PaywallRequest): Promise<Received> =>
  send({
    method: request.method,
    url: `${paywall.cardUrl}${request.path ?? '/paywall/card'}`,
    headers: { 'content-type': 'application/json', ...privateHeaders(paywall), ...request.headers },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
  })

export const listCards = (paywall: PaywallSimulator, headers: Record<string, string> = {}) =>
  callCards(paywall, { method: 'GET', headers: { relationalid1: paywall.relationalId1, ...headers } })

export const saveCard = (paywall: PaywallSimulator, body: object) =>
  callCards(paywall, { method: 'POST', path: '/paywall/card/tokenization', body })

/** Updates the first card, as the documentation's example does. */
export const updateCard = (paywall: PaywallSimulator, fields: object = {}) =>
  callCards(paywall, {
    method: 'PUT',
    body: {
      PartnerBased: false,
      PartnerIdentity: '',
      RelationalId1: paywall.relationalId1,
      RelationalId2: '',
      RelationalId3: '',
      UniqueCode: paywall.cards()[0]?.UniqueCode,
      Nickname: 'Yurtdışı kartım',
      Month: 12,
      Year: 2030,
      ...fields,
    },
  })

export const deleteCard = (paywall: PaywallSimulator, fields: object = {}) =>
  callCards(paywall, {
    method: 'DELETE',
    body: {
      RelationalId1: paywall.relationalId1,
      UniqueCode: paywall.cards()[0]?.UniqueCode,
      ...fields,
    },
  })

/** Body of a service sale, the kind that needs no photo. */
export const sale = {
  SalesType: 2,
  PhotoBase64: '',
  ItemName: 'Order 77',
  ItemDescription: 'Course fee',
  ItemAmount: 42.5,
  LanguageId: 2,
  CurrencyId: 1,
  StockTrack: true,
  StockCount: 1,
  CallbackSupport: false,
  InstallmentSupport: false,
  NotificationSupport: false,
  MerchantOrderId: '77',
  MerchantTrackId: 't-77',
}

export const generateLink = (
  paywall: PaywallSimulator,
  body: object = sale,
  headers: Record<string, string> = publicHeaders(paywall),
) =>
  send({
    method: 'POST',
    url: `${paywall.paymentUrl}/api/paywall/linkqr/generate`,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
