import { createHostedRoutes } from '../hosted/hosted-routes.js'
import { openCardLink } from '../hosted/paywint-card-link.js'
import { openPaymentLink } from '../hosted/paywint-payment-link.js'
import type { Reply, Route } from '../route.js'
import { createPaywintCall, type PaywintCallSetup } from './paywint-call.js'
import type { PaywintCardRecord } from './paywint-card.js'
import { failure, list, single } from './paywint-envelopes.js'
import type { PaywintState } from './paywint-state.js'
import * as shapes from './paywint-validation.js'

interface Setup extends Omit<PaywintCallSetup, 'notFound'> {
  readonly state: PaywintState
}

/** Paywint's card and payment-link calls (developer.paywint.com, API reference), and its hosted pages. */
export function createPaywintRoutes({ state, ...setup }: Setup): readonly Route[] {
  const notFound = (message: string): Reply => failure(404, message, setup.errorBody)
  const call = createPaywintCall({ ...setup, notFound })
  const cardOf = (userId: string, cardId: string): PaywintCardRecord | undefined =>
    state.cardsOf(userId).find((card) => card.card_id === cardId)

  return [
    call({
      method: 'POST',
      path: '/api/platform/card/add/secure-link/:user_id',
      pathSchema: shapes.userPath,
      bodySchema: shapes.addLinkBody,
      act: ({ path, body, seconds }) =>
        single(seconds, {
          secure_link: state.issueSecureLink({ ...path, card_id: null, purpose: body.card_purpose }),
        }),
    }),
    call({
      method: 'POST',
      path: '/api/platform/card/update/secure-link/:user_id',
      pathSchema: shapes.userPath,
      bodySchema: shapes.updateLinkBody,
      act({ path, body: { card_id, card_purpose }, seconds }) {
        if (!cardOf(path.user_id, card_id)) return notFound('Card not found')
        return single(seconds, {
          secure_link: state.issueSecureLink({ ...path, card_id, purpose: card_purpose }),
        })
      },
    }),
    call({
      method: 'GET',
      path: '/api/platform/card/get-card/:card_id',
      pathSchema: shapes.cardPath,
      bodySchema: shapes.noBody,
      act({ path, seconds }) {
        const card = state.getCard(path.card_id)
        return card ? single(seconds, card) : notFound('Card not found')
      },
    }),
    call({
      method: 'GET',
      path: '/api/platform/card/list/:user_id',
      pathSchema: shapes.userPath,
      bodySchema: shapes.noBody,
      act: ({ path, seconds }) => list(seconds, state.cardsOf(path.user_id)),
    }),
    call({
      method: 'DELETE',
      path: '/api/platform/card/delete/:user_id',
      pathSchema: shapes.userPath,
      bodySchema: shapes.deleteBody,
      act({ path, body, seconds }) {
        if (!cardOf(path.user_id, body.card_id)) return notFound('Card not found')
        state.deleteCard(body.card_id)
        return single(seconds, null)
      },
    }),
    call({
      method: 'POST',
      path: '/api/platform/payment/create-payment-link/:user_id',
      pathSchema: shapes.userPath,
      bodySchema: shapes.paymentLinkBody,
      act({ path, body, seconds }) {
        const { payment_id, payment_link } = state.createPaymentLink({
          ...path,
          amount: body.amount,
          description: body.description ?? null,
          invoice_number: body.invoice_number ?? null,
        })
        return single(seconds, { payment_id, payment_link })
      },
    }),
    ...createHostedRoutes({
      provider: 'Paywint',
      path: '/platform/add-card',
      open: (query) => openCardLink(state, query),
    }),
    ...createHostedRoutes({
      provider: 'Paywint',
      path: '/platform/pay',
      open: (query) => openPaymentLink(state, query),
    }),
  ]
}
