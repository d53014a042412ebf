import {
  changeWithReadBack,
  jsonAmount,
  requestedFields,
  trustedLink,
  type AdapterDeps,
  type AdapterOperations,
} from '@cardlane/core/adapter'
import { PaywintApi } from './paywint-api.js'
import { toCardPurpose } from './paywint-map.js'
import type { PaywintSettings } from './paywint-options.js'
import { readBackDeletion, readBackPaymentLink } from './paywint-read-back.js'
import { checkCard, checkOwner, checkPaymentLink } from './paywint-requests.js'

/** Secure links live 30 minutes and work once (https://developer.paywint.com, "Update Card"). */
const secureLinkMs = 30 * 60_000

export function createPaywintOperations(
  settings: PaywintSettings,
  { send, clock }: AdapterDeps,
): AdapterOperations {
  const api = new PaywintApi(settings, send)
  const trust = { hosts: settings.linkHosts, baseUrl: settings.baseUrl }

  /** The life of a link is counted from before the call, so that it never looks longer than it is. */
  const secureLink = (url: string, askedAt: number) =>
    trustedLink(url, trust, { expiresAt: askedAt + secureLinkMs, outcome: 'not_applied' })

  return {
    async updateCard(request, call) {
      checkCard(request)
      const { card, set, purpose } = request
      const askedAt = clock.now()
      const fields = { card_id: card.id, card_purpose: toCardPurpose(purpose) }
      const url = await api.updateSecureLink(card.owner, fields, call)
      return { status: 'action_required', link: secureLink(url, askedAt), deferred: requestedFields(set) }
    },

    async addCard(request, call) {
      checkOwner(request)
      const askedAt = clock.now()
      const fields = { card_purpose: toCardPurpose(request.purpose) }
      const url = await api.addSecureLink(request.owner, fields, call)
      return { status: 'action_required', link: secureLink(url, askedAt) }
    },

    async createPaymentLink(request, call) {
      checkPaymentLink(request)
      const { owner, amount, description, invoiceNumber } = request
      const fields = { amount: jsonAmount(amount), description, invoice_number: invoiceNumber }
      const { unpaidLinksListed } = settings
      const askedAt = clock.now()
      const created = await changeWithReadBack(call, {
        change: (part) => api.createPaymentLink(owner, fields, part),
        readBack: (part) =>
          readBackPaymentLink({
            payment: request,
            askedAt,
            unpaidLinksListed,
            readPage: (page) => api.listReceivedPayments(owner, page, part),
          }),
      })
      const link = trustedLink(created.payment_link, trust, { outcome: 'applied' })
      const { payment_id: paymentId } = created
      return typeof paymentId === 'string'
        ? { status: 'created', link, paymentId }
        : { status: 'created', link }
    },

    async listCards(request, call) {
      checkOwner(request)
      return api.listCards(request.owner, call)
    },

    async getCard(request, call) {
      checkCard(request)
      return api.getCard(request.card, call)
    },

    async deleteCard(request, call) {
      checkCard(request)
      const { owner, id } = request.card
      await changeWithReadBack(call, {
        change: (part) => api.deleteCard(owner, id, part),
        readBack: async (part) => readBackDeletion(await api.listCards(owner, part), id),
      })
      return undefined
    },
  }
}
