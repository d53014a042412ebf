import {
  changeWithReadBack,
  omitEmpty,
  requestedFields,
  trustedLink,
  type AdapterDeps,
  type AdapterOperations,
} from '@cardlane/core/adapter'
import { PaywallApi } from './paywall-api.js'
import { findCard } from './paywall-find-card.js'
import { toCard } from './paywall-map.js'
import { asWritten, isAsWritten, mergeChanges, notAsWritten } from './paywall-merge.js'
import type { PaywallSettings } from './paywall-options.js'
import { paymentLinkBody } from './paywall-payment-link.js'
import { readBackAddition, readBackDeletion, readBackUpdate } from './paywall-read-back.js'
import { cardScope, checkAddition } from './paywall-requests.js'
import { changeByCode, readAgain } from './paywall-rotation.js'

export function createPaywallOperations(settings: PaywallSettings, deps: AdapterDeps): AdapterOperations {
  const api = new PaywallApi(settings, deps)
  const trust = { hosts: settings.linkHosts, baseUrl: settings.paymentUrl }

  return {
    async updateCard(request, call) {
      const { set } = request
      const { owner } = request.card
      const scope = cardScope(request, settings)
      const before = findCard(await api.listCards(scope, call), request.card)
      const write = mergeChanges(before, set)
      if (isAsWritten(before, write)) return { status: 'unchanged', card: toCard(before, owner) }

      const target = { scope, card: before }
      const readBack = await changeWithReadBack(call, {
        change: (part) =>
          changeByCode(api, { ...target, call: part }, (UniqueCode) =>
            api.updateCard(scope, { UniqueCode, ...write }, part),
          ),
        readBack: async (part) => readBackUpdate(await api.listCards(scope, part), { owner, before, write }),
      })
      const now = readBack ?? (await readAgain(api, target, call))
      if (now !== undefined && !isAsWritten(now, write)) throw notAsWritten(now, before)
      const card = toCard(now ?? asWritten(before, write), owner)
      return { status: 'updated', card, applied: requestedFields(set) }
    },

    async addCard(request, call) {
      const { owner } = request
      const scope = cardScope(request, settings)
      const { name, token } = checkAddition(request)
      const before = await api.listCards(scope, call)
      const card = await changeWithReadBack(call, {
        change: (part) => api.storeCard(scope, { CardToken: token, Nickname: name }, part),
        readBack: async (part) => readBackAddition(await api.listCards(scope, part), { owner, name, before }),
      })
      return { status: 'added', card: toCard(card, owner) }
    },

    async createPaymentLink(request, call) {
      const created = await api.generateLink(paymentLinkBody(request, call.reference), call)
      const link = trustedLink(created.Link, trust, { outcome: 'applied' })
      return { status: 'created', link, ...omitEmpty({ paymentId: created.Id?.toString() }) }
    },

    async listCards(request, call) {
      const cards = await api.listCards(cardScope(request, settings), call)
      return cards.map((card) => toCard(card, request.owner))
    },

    async getCard(request, call) {
      const cards = await api.listCards(cardScope(request, settings), call)
      return toCard(findCard(cards, request.card), request.card.owner)
    },

    async deleteCard(request, call) {
      const { owner } = request.card
      const scope = cardScope(request, settings)
      const before = await api.listCards(scope, call)
      const card = findCard(before, request.card)
      return changeWithReadBack(call, {
        change: (part) =>
          changeByCode(api, { scope, card, call: part }, (code) => api.deleteCard(scope, code, part)),
        readBack: async (part) => readBackDeletion(await api.listCards(scope, part), { owner, card, before }),
      })
    },
  }
}
