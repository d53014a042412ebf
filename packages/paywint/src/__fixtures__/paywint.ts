import { createProvider, type CardlaneEvent } from '@cardlane/core/adapter'
import { paywint, type PaywintOptions } from '../index.js'
import { createManualClock } from '@cardlane/core/testing'

export const user = '11111111-2222-4333-8444-555555555555'
export const cardId = '07f0a4aa-b890-4135-84d6-ec9c19b82bb3'
export const card = { owner: user, id: cardId }
export const platformId = '99999999-8888-4777-8666-555555555555'

export const sandbox = 'https://api.sandbox.paywint.com'
export const routes = {
  update: `POST ${sandbox}/api/platform/card/update/secure-link/${user}`,
  add: `POST ${sandbox}/api/platform/card/add/secure-link/${user}`,
  pay: `POST ${sandbox}/api/platform/payment/create-payment-link/${user}`,
  received: `POST ${sandbox}/api/platform/payment/list-received-payment/${user}`,
  list: `GET ${sandbox}/api/platform/card/list/${user}`,
  get: `GET ${sandbox}/api/platform/card/get-card/${cardId}`,
  remove: `DELETE ${sandbox}/api/platform/card/delete/${user}`,
} as const

export const options = {
  environment: 'sandbox',
  platformId,
  secretKey: 'demo-secret',
} as const satisfies PaywintOptions

/** One attempt per request, unless a test asks for more: then the clock jumps over every pause. */
export function startPaywint(overrides: Partial<PaywintOptions> = {}) {
  const clock = createManualClock()
  const onEvent = (event: CardlaneEvent) => {
    const { pauseMs } = { pauseMs: undefined, ...event }
    if (pauseMs === undefined) return
    queueMicrotask(() => {
      clock.advance(pauseMs)
    })
  }
  const provider = createProvider(paywint, {
    id: 'paywint-test',
    options: { ...options, maxAttempts: 1, ...overrides },
    world: { clock, random: () => 0, onEvent },
  })
  return { provider, clock }
}

/** The six operations, each with the route that it asks. */
export const operations = [
  { name: 'updateCard', route: routes.update, idempotency: 'safe' },
  { name: 'addCard', route: routes.add, idempotency: 'safe' },
  { name: 'createPaymentLink', route: routes.pay, idempotency: 'unsafe' },
  { name: 'listCards', route: routes.list, idempotency: 'safe' },
  { name: 'getCard', route: routes.get, idempotency: 'safe' },
  { name: 'deleteCard', route: routes.remove, idempotency: 'idempotent' },
] as const

export type OperationName = (typeof operations)[number]['name']

/** Calls an operation with a request that is right. */
export function callOperation(
  name: OperationName,
  { provider }: ReturnType<typeof startPaywint>,
): Promise<unknown> {
  const calls: Record<OperationName, () => Promise<unknown>> = {
    updateCard: () => provider.updateCard({ card, set: {} }),
    addCard: () => provider.addCard({ owner: user }),
    createPaymentLink: () =>
      provider.createPaymentLink({ owner: user, amount: { minor: 15075, currency: 'USD' } }),
    listCards: () => provider.listCards(user),
    getCard: () => provider.getCard(card),
    deleteCard: () => provider.deleteCard(card),
  }
  return calls[name]()
}
