import type { CardRef } from '@cardlane/core'
import {
  failureOf,
  type Call,
  type JsonObject,
  type ProviderRequest,
  type SendRequest,
} from '@cardlane/core/adapter'
import { acmeAuthenticator } from './acme-auth.js'
import { cardDrift, cardsDrift } from './acme-drift.js'
import { classifyAcme } from './acme-errors.js'
import type { AcmeSettings } from './acme-options.js'
import {
  acmeCardPage,
  acmeCardResponse,
  acmeDeleted,
  type AcmeCard,
  type AcmeCardPage,
} from './acme-schemas.js'

type Endpoint<T> = Omit<ProviderRequest<T>, 'url' | 'authenticator' | 'classify'> & { readonly path: string }

/** Acme's endpoints, as the README documents them. */
export class AcmeApi {
  readonly #settings: AcmeSettings
  readonly #sendRequest: SendRequest

  constructor(settings: AcmeSettings, sendRequest: SendRequest) {
    this.#settings = settings
    this.#sendRequest = sendRequest
  }

  /** `after` is what the page before calls `next`. */
  listCards(owner: string, after: string | undefined, call: Call): Promise<AcmeCardPage> {
    return this.#send(call, {
      method: 'GET',
      path: after === undefined ? cardsPath(owner) : `${cardsPath(owner)}?after=${after}`,
      idempotency: 'safe',
      response: acmeCardPage,
      drift: ({ cards }) => cardsDrift(cards),
    })
  }

  getCard(ref: CardRef, call: Call): Promise<AcmeCard> {
    return this.#send(call, {
      method: 'GET',
      path: cardPath(ref),
      idempotency: 'safe',
      response: acmeCardResponse(ref.id),
      drift: cardDrift,
    })
  }

  /** Gives `undefined` when there is no such card. */
  async findCard(ref: CardRef, call: Call): Promise<AcmeCard | undefined> {
    try {
      return await this.getCard(ref, call)
    } catch (error) {
      if (failureOf(error)?.code === 'card_not_found') return undefined
      throw error
    }
  }

  /** Idempotent: when the request arrives twice, the second one has an old revision. */
  updateCard(ref: CardRef, changes: JsonObject, call: Call): Promise<AcmeCard> {
    return this.#send(call, {
      method: 'PATCH',
      path: cardPath(ref),
      body: () => changes,
      idempotency: 'idempotent',
      response: acmeCardResponse(ref.id),
      drift: cardDrift,
    })
  }

  addCard(owner: string, card: JsonObject, call: Call): Promise<AcmeCard> {
    return this.#send(call, {
      method: 'POST',
      path: cardsPath(owner),
      body: () => card,
      idempotency: 'unsafe',
      response: acmeCardResponse(),
      drift: cardDrift,
    })
  }

  deleteCard(ref: CardRef, call: Call): Promise<unknown> {
    return this.#send(call, {
      method: 'DELETE',
      path: cardPath(ref),
      idempotency: 'idempotent',
      response: acmeDeleted,
    })
  }

  #send<T>(call: Call, { path, ...rest }: Endpoint<T>): Promise<T> {
    const url = this.#settings.baseUrl + path
    const authenticator = acmeAuthenticator(this.#settings)
    return this.#sendRequest({ url, authenticator, classify: classifyAcme, ...rest }, call)
  }
}

function cardsPath(owner: string): string {
  return `/customers/${owner}/cards`
}

function cardPath({ owner, id }: CardRef): string {
  return `${cardsPath(owner)}/${id}`
}
