import { requestedFields, changeWithReadBack, type AdapterDeps, type AdapterOperations } from '@cardlane/core/adapter'
import { createAcmeCardApi } from './acme-api.js'
import { isAsAsked, toCard, toChanges } from './acme-map.js'
import type { AcmeSettings } from './acme-options.js'
import { readBackAddition, readBackDeletion, readBackUpdate } from './acme-read-back.js'
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
      const updated = await changeWithReadBack(call, {
        change: (part) => api.change(card, body, part),
        readBack: async (part) => readBackUpdate(await api.find(card, part), { before, set }),
      })
      return { status: 'updated', card: toCard(updated, card.owner), applied: requestedFields(set) }
    },

    async addCard(addition, call) {
      checkOwner(addition)
      const { owner, token, name } = addition
      const body = { token, label: name, client_reference: call.id }
      const added = await changeWithReadBack(call, {
        change: (part) => api.store(owner, body, part),
        readBack: async (part) => readBackAddition(await api.list(owner, part), call.id),
      })
      return { status: 'added', card: toCard(added, owner) }
    },

    async deleteCard({ card, providerOptions }, call) {
      checkCard({ card, providerOptions })
      return changeWithReadBack(call, {
        change: (part) => api.remove(card, part),
        readBack: async (part) => readBackDeletion(await api.find(card, part)),
      })
    },
  }
}
