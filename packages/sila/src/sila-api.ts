import type {
  Authenticator,
  Call,
  Idempotency,
  JsonObject,
  ProviderRequest,
  SendRequest,
} from '@cardlane/core/adapter'
import { readAllPages } from './sila-cards.js'
import { cardDrift, pageDrift } from './sila-drift.js'
import { classifySila, classifySilaCard, classifySilaUpdate } from './sila-errors.js'
import { silaHeader } from './sila-header.js'
import type { SilaSettings } from './sila-options.js'
import { silaCard, silaCardPage, silaDone, silaLinkedCard, type SilaCard } from './sila-schemas.js'

interface Endpoint<T> extends Pick<ProviderRequest<T>, 'classify' | 'response' | 'drift'> {
  readonly method?: 'POST' | 'PUT'
  readonly path: string
  readonly idempotency: Idempotency
  /** What the body has beside its header. */
  readonly fields?: JsonObject
}

interface ApiDeps {
  readonly settings: SilaSettings
  readonly send: SendRequest
  readonly authenticatorOf: (userHandle: string) => Authenticator
}

/** Sila's endpoints (https://docs.silamoney.com), each on behalf of one user. */
export class SilaApi {
  readonly #deps: ApiDeps

  constructor(deps: ApiDeps) {
    this.#deps = deps
  }

  updateCard(userHandle: string, card: { card_name?: string | undefined; card_id: string }, call: Call) {
    const { updateCardMethod: method } = this.#deps.settings
    return this.#send(userHandle, call, {
      method,
      path: 'update_card',
      idempotency: 'idempotent',
      fields: card,
      classify: classifySilaUpdate,
      response: silaCard,
      drift: (answer) => cardDrift(answer, 'body'),
    })
  }

  async linkCard(userHandle: string, fields: JsonObject, call: Call): Promise<SilaCard> {
    const { cardProcessor: provider } = this.#deps.settings
    const { card_details: card } = await this.#send(userHandle, call, {
      path: 'link_card',
      idempotency: 'unsafe',
      fields: { ...fields, provider },
      classify: classifySila,
      response: silaLinkedCard,
      drift: (answer) => cardDrift(answer.card_details, 'body.card_details'),
    })
    return card
  }

  getCards(userHandle: string, call: Call): Promise<readonly SilaCard[]> {
    return readAllPages((query) =>
      this.#send(userHandle, call, {
        path: `get_cards${query}`,
        idempotency: 'safe',
        classify: classifySila,
        response: silaCardPage,
        drift: pageDrift,
      }),
    )
  }

  /** A card is deleted by its name. */
  deleteCard(userHandle: string, card_name: string, call: Call) {
    const { cardProcessor: provider } = this.#deps.settings
    return this.#send(userHandle, call, {
      path: 'delete_card',
      idempotency: 'idempotent',
      fields: { card_name, provider },
      classify: classifySilaCard,
      response: silaDone,
    })
  }

  #send<T extends { sila_reference_id?: string | null | undefined }>(
    userHandle: string,
    call: Call,
    { method = 'POST', path, fields, ...rest }: Endpoint<T>,
  ): Promise<T> {
    const { settings, send, authenticatorOf } = this.#deps
    return send(
      {
        method,
        url: `${settings.baseUrl}/${path}`,
        authenticator: authenticatorOf(userHandle),
        body: ({ now }) => ({ header: silaHeader(settings, { now, call, userHandle }), ...fields }),
        requestId: ({ sila_reference_id: id }) => id ?? undefined,
        ...rest,
      },
      call,
    )
  }
}
