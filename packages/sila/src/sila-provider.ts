import {
  settle,
  type AdapterDeps,
  type AdapterOperations,
  type Call,
  type JsonObject,
  type ProviderRequest,
} from '@cardlane/core/adapter'
import { createSilaAuth } from './sila-auth.js'
import { anotherCard, findCard, isCard, readAllPages, uniqueName } from './sila-cards.js'
import { cardDrift, pageDrift } from './sila-drift.js'
import { judgeSila, judgeSilaCard, judgeSilaUpdate } from './sila-errors.js'
import { silaHeader } from './sila-header.js'
import { toCard } from './sila-map.js'
import type { SilaSettings } from './sila-options.js'
import { seenAddition, seenDeletion, watchUpdate } from './sila-read-back.js'
import { checkAddition, checkCard, checkOwner } from './sila-requests.js'
import { silaCard, silaCardPage, silaDone, silaLinkedCard, type SilaCard } from './sila-wire.js'

type SilaRequest<T> = Pick<ProviderRequest<T>, 'safety' | 'judge' | 'response' | 'drift'> & {
  readonly method?: 'POST' | 'PUT'
  /** What the body has beside its header. */
  readonly fields?: JsonObject
}

export function createSilaProvider(settings: SilaSettings, deps: AdapterDeps): AdapterOperations {
  const authFor = createSilaAuth(settings, deps)

  /** One request in a call on behalf of a user. */
  const asUser = (userHandle: string, call: Call) => {
    const authenticator = authFor(userHandle)
    return <T extends { sila_reference_id?: string | null | undefined }>(
      path: string,
      { fields, ...request }: SilaRequest<T>,
    ): Promise<T> =>
      deps.send(
        {
          method: 'POST',
          url: `${settings.baseUrl}/${path}`,
          authenticator,
          body: ({ now }) => ({ header: silaHeader(settings, { now, call, userHandle }), ...fields }),
          requestId: ({ sila_reference_id: id }) => id ?? undefined,
          ...request,
        },
        call,
      )
  }

  const readCards = (owner: string, call: Call): Promise<readonly SilaCard[]> => {
    const send = asUser(owner, call)
    return readAllPages((query) =>
      send(`get_cards${query}`, {
        safety: 'read',
        judge: judgeSila,
        response: silaCardPage,
        drift: pageDrift,
      }),
    )
  }

  return {
    async updateCard(update, call) {
      checkCard(update)
      const { card, set } = update
      const watch = watchUpdate(update)
      const updated = await settle(call, {
        make: (making) =>
          asUser(card.owner, making)('update_card', {
            method: settings.updateCardMethod,
            fields: { card_name: set.name, card_id: card.id },
            safety: 'repeatable',
            judge: judgeSilaUpdate,
            response: silaCard,
            drift: (answer) => cardDrift(answer, 'body'),
          }),
        look: async (looking) => watch(await readCards(card.owner, looking)),
      })
      if (!isCard(updated, card.id)) throw anotherCard()
      return { status: 'updated', card: toCard(updated, card.owner), applied: ['name'] }
    },

    async addCard(addition, call) {
      const { skipVerification, accountPostalCode } = checkAddition(addition)
      const { owner, token, name } = addition
      const before = await readCards(owner, call)
      const added = await settle(call, {
        make: async (making) => {
          const { card_details: card } = await asUser(owner, making)('link_card', {
            fields: {
              card_name: name,
              token,
              provider: settings.cardProcessor,
              skip_verification: skipVerification,
              account_postal_code: accountPostalCode,
            },
            safety: 'once',
            judge: judgeSila,
            response: silaLinkedCard,
            drift: (answer) => cardDrift(answer.card_details, 'body.card_details'),
          })
          return card
        },
        look: async (looking) => seenAddition(before, await readCards(owner, looking), name),
      })
      return { status: 'added', card: toCard(added, owner) }
    },

    async listCards(listing, call) {
      checkOwner(listing)
      const { owner } = listing
      return (await readCards(owner, call)).map((card) => toCard(card, owner))
    },

    async getCard(reading, call) {
      checkCard(reading)
      const { owner, id } = reading.card
      return toCard(findCard(await readCards(owner, call), id), owner)
    },

    async deleteCard(deletion, call) {
      checkCard(deletion)
      const { owner, id } = deletion.card
      const cards = await readCards(owner, call)
      const fields = {
        card_name: uniqueName(cards, findCard(cards, id), owner),
        provider: settings.cardProcessor,
      }
      await settle(call, {
        make: (making) =>
          asUser(owner, making)('delete_card', {
            fields,
            safety: 'repeatable',
            judge: judgeSilaCard,
            response: silaDone,
          }),
        look: async (looking) => seenDeletion(await readCards(owner, looking), id),
      })
      return undefined
    },
  }
}
