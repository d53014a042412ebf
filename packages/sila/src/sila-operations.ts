import { changeWithReadBack, type AdapterDeps, type AdapterOperations } from '@cardlane/core/adapter'
import { SilaApi } from './sila-api.js'
import { createSilaAuth } from './sila-auth.js'
import { anotherCard, findCard, isCard, uniqueName } from './sila-cards.js'
import { toCard } from './sila-map.js'
import type { SilaSettings } from './sila-options.js'
import { readBackAddition, readBackDeletion, UpdateReadBack } from './sila-read-back.js'
import { checkAddition, checkCard, checkOwner } from './sila-requests.js'

export function createSilaOperations(settings: SilaSettings, deps: AdapterDeps): AdapterOperations {
  const api = new SilaApi({ settings, send: deps.send, authenticatorOf: createSilaAuth(settings, deps) })

  return {
    async updateCard(request, call) {
      checkCard(request)
      const { card, set } = request
      const written = new UpdateReadBack(request)
      const updated = await changeWithReadBack(call, {
        change: (part) => api.updateCard(card.owner, { card_name: set.name, card_id: card.id }, part),
        readBack: async (part) => written.compare(await api.getCards(card.owner, part)),
      })
      if (!isCard(updated, card.id)) throw anotherCard()
      return { status: 'updated', card: toCard(updated, card.owner), applied: ['name'] }
    },

    async addCard(request, call) {
      const { skipVerification, accountPostalCode } = checkAddition(request)
      const { owner, token, name } = request
      const before = await api.getCards(owner, call)
      const fields = {
        card_name: name,
        token,
        skip_verification: skipVerification,
        account_postal_code: accountPostalCode,
      }
      const added = await changeWithReadBack(call, {
        change: (part) => api.linkCard(owner, fields, part),
        readBack: async (part) => readBackAddition(before, await api.getCards(owner, part), name),
      })
      return { status: 'added', card: toCard(added, owner) }
    },

    async listCards(request, call) {
      checkOwner(request)
      const { owner } = request
      return (await api.getCards(owner, call)).map((card) => toCard(card, owner))
    },

    async getCard(request, call) {
      checkCard(request)
      const { owner, id } = request.card
      return toCard(findCard(await api.getCards(owner, call), id), owner)
    },

    async deleteCard(request, call) {
      checkCard(request)
      const { owner, id } = request.card
      const cards = await api.getCards(owner, call)
      const name = uniqueName(cards, findCard(cards, id), owner)
      await changeWithReadBack<unknown>(call, {
        change: (part) => api.deleteCard(owner, name, part),
        readBack: async (part) => readBackDeletion(await api.getCards(owner, part), id),
      })
      return undefined
    },
  }
}
