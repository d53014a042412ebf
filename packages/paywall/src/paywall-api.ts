import type { AdapterDeps, Call, JsonObject, ProviderRequest } from '@cardlane/core/adapter'
import { z } from 'zod'
import { privateAuthenticator, publicAuthenticator } from './paywall-auth.js'
import { cardDrift, cardsDrift } from './paywall-drift.js'
import { classifyPaywall, classifyPaywallList } from './paywall-errors.js'
import type { PaywallSettings } from './paywall-options.js'
import { scopeBody, scopeHeaders, type CardScope } from './paywall-requests.js'
import {
  paywallCard,
  paywallLink,
  paywallList,
  paywallResponse,
  type PaywallCard,
} from './paywall-schemas.js'

const cardResponse = paywallResponse(paywallCard)
const linkResponse = paywallResponse(paywallLink)

type CardEndpoint<T> = Omit<ProviderRequest<T>, 'url' | 'authenticator' | 'classify'> & {
  readonly path?: string
  readonly classify?: ProviderRequest<T>['classify']
}

/** Paywall's endpoints (https://developer.paywall.one). */
export class PaywallApi {
  readonly #settings: PaywallSettings
  readonly #send: AdapterDeps['send']

  constructor(settings: PaywallSettings, { send }: AdapterDeps) {
    this.#settings = settings
    this.#send = send
  }

  listCards(scope: CardScope, call: Call): Promise<readonly PaywallCard[]> {
    return this.#sendToCards(call, {
      method: 'GET',
      headers: scopeHeaders(scope),
      idempotency: 'safe',
      classify: classifyPaywallList(this.#settings.noCardsErrorCode),
      response: paywallList,
      drift: cardsDrift,
    })
  }

  storeCard(scope: CardScope, card: JsonObject, call: Call): Promise<PaywallCard> {
    const fields = { ...scopeBody(scope), Card: card }
    return this.#sendToCards(call, {
      method: 'POST',
      path: '/tokenization',
      body: () => fields,
      idempotency: 'unsafe',
      response: cardResponse,
      drift: (stored) => cardDrift(stored, 'body.Body'),
    })
  }

  updateCard(scope: CardScope, card: JsonObject, call: Call): Promise<unknown> {
    const fields = { ...scopeBody(scope), ...card }
    return this.#sendToCards(call, {
      method: 'PUT',
      body: () => fields,
      // A PUT that arrives late would undo what was written after its repetition.
      idempotency: 'unsafe',
      response: z.unknown(),
    })
  }

  deleteCard(scope: CardScope, UniqueCode: string, call: Call): Promise<unknown> {
    const fields = { ...scopeBody(scope), UniqueCode }
    return this.#sendToCards(call, {
      method: 'DELETE',
      body: () => fields,
      idempotency: 'idempotent',
      response: z.unknown(),
    })
  }

  generateLink(fields: JsonObject, call: Call) {
    return this.#send(
      {
        method: 'POST',
        url: `${this.#settings.paymentUrl}/api/paywall/linkqr/generate`,
        authenticator: publicAuthenticator(this.#settings),
        body: () => fields,
        idempotency: 'unsafe',
        classify: classifyPaywall,
        response: linkResponse,
      },
      call,
    )
  }

  #sendToCards<T>(
    call: Call,
    { path = '', classify = classifyPaywall, ...rest }: CardEndpoint<T>,
  ): Promise<T> {
    const url = `${this.#settings.cardUrl}/paywall/card${path}`
    return this.#send({ url, authenticator: privateAuthenticator(this.#settings), classify, ...rest }, call)
  }
}
