import { requestedFields, settle, type AdapterDeps, type AdapterOperations } from '@cardlane/core/adapter'
import { createAcmeCardApi } from './acme-card-api.js'
import { isAsAsked, toCard, toChanges } from './acme-map.js'
import type { AcmeSettings } from './acme-options.js'
import { seenAddition, seenDeletion, seenUpdate } from './acme-read-back.js'
import { checkCard, checkOwner } from './acme-requests.js'

export function createAcmeProvider(settings: AcmeSettings, deps: AdapterDeps): AdapterOperations {
  const api = createAcmeCardApi(settings, deps)

  return {
    async listCards(listing, call) {
      checkOwner(listing)
      const cards = await api.list(listing.owner, call)
      return cards.map((card) => toCard(card, listing.owner))
    },

    async getCard(reading, call) {
      checkCard(reading)
      return toCard(await api.read(reading.card, call), reading.card.owner)
    },

    async updateCard(update, call) {
      checkCard(update)
      const { card, set } = update
      const before = await api.read(card, call)
      if (isAsAsked(before, set)) return { status: 'unchanged', card: toCard(before, card.owner) }

      const body = { revision: before.revision, ...toChanges(set) }
      const updated = await settle(call, {
        make: (making) => api.change(card, body, making),
        look: async (looking) => seenUpdate(await api.find(card, looking), { before, set }),
      })
      return { status: 'updated', card: toCard(updated, card.owner), applied: requestedFields(set) }
    },

    async addCard(addition, call) {
      checkOwner(addition)
      const { owner, token, name } = addition
      const body = { token, label: name, client_reference: call.id }
      const added = await settle(call, {
        make: (making) => api.store(owner, body, making),
        look: async (looking) => seenAddition(await api.list(owner, looking), call.id),
      })
      return { status: 'added', card: toCard(added, owner) }
    },

    async deleteCard({ card, extras }, call) {
      checkCard({ card, extras })
      return settle(call, {
        make: (making) => api.remove(card, making),
        look: async (looking) => seenDeletion(await api.find(card, looking)),
      })
    },
  }
}
