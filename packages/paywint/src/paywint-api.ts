import type { Card, CardRef } from '@cardlane/core'
import type { Call, JsonObject, ProviderRequest, SendRequest } from '@cardlane/core/adapter'
import { z } from 'zod'
import { paywintAuthenticator } from './paywint-auth.js'
import { cardDrift, cardsDrift } from './paywint-drift.js'
import { classifyPaywint, classifyPaywintCard } from './paywint-errors.js'
import type { PaywintSettings } from './paywint-options.js'
import { ownCard, ownCards } from './paywint-own-card.js'
import {
  paywintCard,
  paywintList,
  paywintPaymentLink,
  paywintPaymentPage,
  paywintResponse,
  paywintSecureLink,
  type PaywintPayment,
} from './paywint-schemas.js'

// Once for all calls: making a schema costs more than a request does.
const cardResponse = paywintResponse(paywintCard)
const cardList = paywintList(paywintCard)
const secureLinkResponse = paywintResponse(paywintSecureLink)
const paymentLinkResponse = paywintResponse(paywintPaymentLink)

/** The largest page of payments. */
export const paymentsPerPage = 100

type Endpoint<T> = Omit<ProviderRequest<T>, 'url' | 'authenticator' | 'body'> & {
  readonly path: string
  readonly fields?: JsonObject
}

/** Paywint's endpoints (https://developer.paywint.com). */
export class PaywintApi {
  readonly #baseUrl: string
  readonly #authenticator: ReturnType<typeof paywintAuthenticator>
  readonly #sendRequest: SendRequest

  constructor(settings: PaywintSettings, send: SendRequest) {
    this.#baseUrl = `${settings.baseUrl}/api/platform`
    this.#authenticator = paywintAuthenticator(settings)
    this.#sendRequest = send
  }

  async getCard(card: CardRef, call: Call): Promise<Card> {
    const { data } = await this.#send(call, {
      method: 'GET',
      path: `/card/get-card/${card.id}`,
      idempotency: 'safe',
      classify: classifyPaywintCard,
      response: cardResponse,
      drift: (answer) => cardDrift(answer.data, 'body.data'),
    })
    return ownCard(data, card)
  }

  async listCards(owner: string, call: Call): Promise<readonly Card[]> {
    const cards = await this.#send(call, {
      method: 'GET',
      path: `/card/list/${owner}`,
      idempotency: 'safe',
      classify: classifyPaywint,
      response: cardList,
      drift: cardsDrift,
    })
    return ownCards(cards, owner)
  }

  /** Making a link changes no card, so it may be repeated like a read. */
  async updateSecureLink(owner: string, fields: JsonObject, call: Call): Promise<string> {
    const { data } = await this.#send(call, {
      method: 'POST',
      path: `/card/update/secure-link/${owner}`,
      fields,
      idempotency: 'safe',
      classify: classifyPaywintCard,
      response: secureLinkResponse,
    })
    return data.secure_link
  }

  /** Making a link adds no card, so it may be repeated like a read. */
  async addSecureLink(owner: string, fields: JsonObject, call: Call): Promise<string> {
    const { data } = await this.#send(call, {
      method: 'POST',
      path: `/card/add/secure-link/${owner}`,
      fields,
      idempotency: 'safe',
      classify: classifyPaywint,
      response: secureLinkResponse,
    })
    return data.secure_link
  }

  deleteCard(owner: string, cardId: string, call: Call): Promise<unknown> {
    return this.#send(call, {
      method: 'DELETE',
      path: `/card/delete/${owner}`,
      fields: { card_id: cardId },
      idempotency: 'idempotent',
      classify: classifyPaywintCard,
      response: z.unknown(),
    })
  }

  async createPaymentLink(owner: string, fields: JsonObject, call: Call) {
    const { data } = await this.#send(call, {
      method: 'POST',
      path: `/payment/create-payment-link/${owner}`,
      fields,
      idempotency: 'unsafe',
      classify: classifyPaywint,
      response: paymentLinkResponse,
    })
    return data
  }

  /** One page of the payments that a user has received, from 1 on. */
  listReceivedPayments(owner: string, page: number, call: Call): Promise<readonly PaywintPayment[]> {
    return this.#send(call, {
      method: 'POST',
      path: `/payment/list-received-payment/${owner}`,
      fields: { rows_per_page: paymentsPerPage, page_no: page },
      idempotency: 'safe',
      classify: classifyPaywint,
      response: paywintPaymentPage,
    })
  }

  #send<T>(call: Call, { path, fields, ...rest }: Endpoint<T>): Promise<T> {
    const body = fields && (() => fields)
    const url = `${this.#baseUrl}${path}`
    return this.#sendRequest(
      { url, authenticator: this.#authenticator, ...(body && { body }), ...rest },
      call,
    )
  }
}
