import type { Reply, Route } from '../route.js'
import { createPaywintCall, type PaywintCallSetup } from './paywint-call.js'
import type { PaywintCardRecord } from './paywint-card.js'
import type { PaywintState, SecureLink } from './paywint-state.js'
import * as shapes from './paywint-validation.js'

export interface PaywintRoutesSetup extends PaywintCallSetup {
  readonly state: PaywintState
}

/** Paywint's card calls (developer.paywint.com, API reference, cards). */
export function createPaywintCardRoutes({ state, ...setup }: PaywintRoutesSetup): readonly Route[] {
  const { envelopes, settings } = setup
  const { single, list, failure } = envelopes
  const call = createPaywintCall(setup)
  const cardNotFound = (seconds: number): Reply => envelopes.notFound('Card not found', single(seconds, null))
  const cardOf = (userId: string, cardId: string): PaywintCardRecord | undefined =>
    state.cardsOf(userId).find((card) => card.card_id === cardId)
  const show = (card: PaywintCardRecord): object => ({
    ...card,
    ...Object.fromEntries(settings.nullCardFields.map((field) => [field, null])),
  })

  const secureLink = (seconds: number, link: SecureLink): Reply => {
    if (settings.linkAnswer === 'null-data') return single(seconds, null)
    const isNull = settings.linkAnswer === 'null-link'
    return single(seconds, { secure_link: isNull ? null : state.issueSecureLink(link) })
  }

  const deleted = (seconds: number, card: PaywintCardRecord): Reply => {
    if (settings.deletionAnswer === 'empty') return { status: 200, body: '' }
    const data = { null: null, text: 'Card deleted', card: show(card) }
    return single(seconds, data[settings.deletionAnswer])
  }

  return [
    call({
      method: 'POST',
      path: '/api/platform/card/add/secure-link/:user_id',
      pathSchema: shapes.userPath,
      bodySchema: shapes.addLinkBody(settings),
      act({ path, body, seconds }) {
        const isFull = state.cardsOf(path.user_id).length >= settings.cardsPerUser
        if (isFull) return failure(403, `Forbidden: a user may have ${settings.cardsPerUser} cards`)
        return secureLink(seconds, { ...path, card_id: null, purpose: body.card_purpose })
      },
    }),
    call({
      method: 'POST',
      path: '/api/platform/card/update/secure-link/:user_id',
      pathSchema: shapes.userPath,
      bodySchema: shapes.updateLinkBody,
      act({ path, body: { card_id, card_purpose }, seconds }) {
        if (!cardOf(path.user_id, card_id)) return cardNotFound(seconds)
        return secureLink(seconds, { ...path, card_id, purpose: card_purpose })
      },
    }),
    call({
      method: 'GET',
      path: '/api/platform/card/get-card/:card_id',
      pathSchema: shapes.cardPath,
      bodySchema: shapes.noBody,
      act({ path, seconds }) {
        const card = state.getCard(path.card_id)
        return card ? single(seconds, show(card)) : cardNotFound(seconds)
      },
    }),
    call({
      method: 'GET',
      path: '/api/platform/card/list/:user_id',
      pathSchema: shapes.userPath,
      bodySchema: shapes.noBody,
      act: ({ path, seconds }) => list(seconds, state.cardsOf(path.user_id).map(show)),
      nothing: (seconds) => list(seconds, []),
    }),
    call({
      method: 'DELETE',
      path: '/api/platform/card/delete/:user_id',
      pathSchema: shapes.userPath,
      bodySchema: shapes.deleteBody,
      act({ path, body, seconds }) {
        const card = cardOf(path.user_id, body.card_id)
        if (!card) return cardNotFound(seconds)
        state.deleteCard(card.card_id)
        return deleted(seconds, card)
      },
    }),
  ]
}
