import { createHash, createHmac } from 'node:crypto'
import { send, type Received } from '../../__fixtures__/send.js'
import type { PaywintSimulator } from '../paywint-simulator.js'

export interface PaywintRequest {
  readonly method: string
  /** Path and query. */
  readonly target: string
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly text?: string
  readonly headers?: Record<string, string>
  readonly secretKey?: string
  /** What the signature covers, where that differs from what is sent. */
  readonly signed?: { readonly target?: string; readonly text?: string }
  /** What the body hash of an absent body reads. */
  readonly emptyHash?: string
}

/** Signs and sends one call, as the documentation describes it. */
export function callPaywint(paywint: PaywintSimulator, request: PaywintRequest): Promise<Received> {
  const { method, target, headers, secretKey = paywint.secretKey, signed = {} } = request
  const body = request.text ?? (request.body === undefined ? undefined : JSON.stringify(request.body))
  const sha256 = createHash('sha256')
    .update(signed.text ?? body ?? '')
    .digest('hex')
  const hash = body === undefined ? (request.emptyHash ?? sha256) : sha256
  const signature = createHmac('sha256', secretKey)
    .update(`${method}${signed.target ?? target}${hash}`)
    .digest('hex')
  return send({
    method,
    url: `${paywint.baseUrl}${target}`,
    headers: {
      'content-type': 'application/json',
      'x-platform-id': paywint.platformId,
      'x-signature': signature,
      ...headers,
    },
    ...(body !== undefined && { body }),
  })
}

export const listCards = (paywint: PaywintSimulator, overrides: Partial<PaywintRequest> = {}) =>
  callPaywint(paywint, { method: 'GET', target: `/api/platform/card/list/${paywint.userId}`, ...overrides })

export const updateLink = (paywint: PaywintSimulator, body: unknown) =>
  callPaywint(paywint, {
    method: 'POST',
    target: `/api/platform/card/update/secure-link/${paywint.userId}`,
    body,
  })

export const addLink = (paywint: PaywintSimulator, card_purpose: string) =>
  callPaywint(paywint, {
    method: 'POST',
    target: `/api/platform/card/add/secure-link/${paywint.userId}`,
    body: { card_purpose },
  })

export const paymentLink = (paywint: PaywintSimulator, body: unknown) =>
  callPaywint(paywint, {
    method: 'POST',
    target: `/api/platform/payment/create-payment-link/${paywint.userId}`,
    body,
  })

export const deleteCard = (paywint: PaywintSimulator, card_id: string) =>
  callPaywint(paywint, {
    method: 'DELETE',
    target: `/api/platform/card/delete/${paywint.userId}`,
    body: { card_id },
  })
