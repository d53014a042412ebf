import {
  changeWithReadBack,
  requestedFields,
  type AdapterDeps,
  type AdapterOperations,
  type Call,
} from '@cardlane/core/adapter'
import { AcmeApi } from './acme-api.js'
import { readAllPages } from './acme-cards.js'
import { isAsAsked, toCard, toChanges } from './acme-map.js'
import type { AcmeSettings } from './acme-options.js'
import { readBackAddition, readBackDeletion, readBackUpdate } from './acme-read-back.js'
import { checkCard, checkOwner } from './acme-requests.js'

export function createAcmeOperations(settings: AcmeSettings, { send }: AdapterDeps): AdapterOperations {
  const api = new AcmeApi(settings, send)
  const listCards = (owner: string, call: Call) => readAllPages((after) => api.listCards(owner, after, call))

  return {
    async listCards(request, call) {
      checkOwner(request)
      const { owner } = request
      return (await listCards(owner, call)).map((card) => toCard(card, owner))
    },

    async getCard(request, call) {
      checkCard(request)
      const { card } = request
      return toCard(await api.getCard(card, call), card.owner)
    },

    async updateCard(request, call) {
      checkCard(request)
      const { card, set } = request
      const before = await api.getCard(card, call)
      if (isAsAsked(before, set)) return { status: 'unchanged', card: toCard(before, card.owner) }

      const changes = { revision: before.revision, ...toChanges(set) }
      const updated = await changeWithReadBack(call, {
        change: (part) => api.updateCard(card, changes, part),
        readBack: async (part) => readBackUpdate(await api.findCard(card, part), { before, set }),
      })
      return { status: 'updated', card: toCard(updated, card.owner), applied: requestedFields(set) }
    },

    async addCard(request, call) {
      checkOwner(request)
      const { owner, token, name } = request
      const fields = { token, label: name, client_reference: call.id }
      const added = await changeWithReadBack(call, {
        change: (part) => api.addCard(owner, fields, part),
        readBack: async (part) => readBackAddition(await listCards(owner, part), call.id),
      })
      return { status: 'added', card: toCard(added, owner) }
    },

    async deleteCard(request, call) {
      checkCard(request)
      const { card } = request
      await changeWithReadBack(call, {
        change: (part) => api.deleteCard(card, part),
        readBack: async (part) => readBackDeletion(await api.findCard(card, part)),
      })
      return undefined
    },
  }
}
