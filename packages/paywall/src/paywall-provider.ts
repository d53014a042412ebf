import { isCardlaneError } from '@cardlane/core'
import {
  present,
  requestedFields,
  settle,
  trustedLink,
  type AdapterDeps,
  type AdapterOperations,
  type Call,
} from '@cardlane/core/adapter'
import { publicAuthenticator } from './paywall-auth.js'
import { createPaywallCardApi, type Target } from './paywall-card-api.js'
import { judgePaywall } from './paywall-errors.js'
import { findAgain, findCard } from './paywall-find-card.js'
import { toCard } from './paywall-map.js'
import { asWritten, isAsWritten, mergeChanges, notAsWritten } from './paywall-merge.js'
import type { PaywallSettings } from './paywall-options.js'
import { paymentLinkBody } from './paywall-payment-link.js'
import { seenAddition, seenDeletion, seenUpdate } from './paywall-read-back.js'
import { cardScope, checkAddition, scopeBody } from './paywall-requests.js'
import { paywallAnswer, paywallLink, type PaywallCard } from './paywall-wire.js'

export function createPaywallProvider(settings: PaywallSettings, deps: AdapterDeps): AdapterOperations {
  const cardApi = createPaywallCardApi(settings, deps)
  const trust = { hosts: settings.linkHosts, baseUrl: settings.paymentUrl }

  /** The card after an accepted change, where it can be read. */
  const readAgain = async ({ scope, card }: Target, call: Call): Promise<PaywallCard | undefined> => {
    try {
      return findAgain(await cardApi.read(scope, call), card, scope.owner)
    } catch (error) {
      if (isCardlaneError(error)) return undefined
      throw error
    }
  }

  return {
    async updateCard(update, call) {
      const { set } = update
      const { owner } = update.card
      const scope = cardScope(update, settings)
      const before = findCard(await cardApi.read(scope, call), update.card)
      const write = mergeChanges(before, set)
      if (isAsWritten(before, write)) return { status: 'unchanged', card: toCard(before, owner) }

      const target = { scope, card: before }
      const resolved = await settle(call, {
        make: async (making) => {
          await cardApi.change('PUT', { ...target, fields: { ...write } }, making)
          return undefined
        },
        look: async (looking) => seenUpdate(await cardApi.read(scope, looking), { owner, before, write }),
      })
      const seen = resolved ?? (await readAgain(target, call))
      if (seen !== undefined && !isAsWritten(seen, write)) throw notAsWritten(seen, before)
      const card = toCard(seen ?? asWritten(before, write), owner)
      return { status: 'updated', card, applied: requestedFields(set) }
    },

    async addCard(addition, call) {
      const { owner } = addition
      const scope = cardScope(addition, settings)
      const { name, token } = checkAddition(addition)
      const before = await cardApi.read(scope, call)
      const body = { ...scopeBody(scope), Card: { CardToken: token, Nickname: name } }
      const card = await settle(call, {
        make: (making) => cardApi.store(body, making),
        look: async (looking) => seenAddition(await cardApi.read(scope, looking), { owner, name, before }),
      })
      return { status: 'added', card: toCard(card, owner) }
    },

    async createPaymentLink(payment, call) {
      const body = paymentLinkBody(payment, call.reference)
      const answer = await deps.send(
        {
          authenticator: publicAuthenticator(settings),
          judge: judgePaywall,
          method: 'POST',
          url: `${settings.paymentUrl}/api/paywall/linkqr/generate`,
          body: () => body,
          safety: 'once',
          response: paywallAnswer(paywallLink),
        },
        call,
      )
      const link = trustedLink(answer.Link, trust, { outcome: 'applied' })
      return { status: 'created', link, ...present({ paymentId: answer.Id?.toString() }) }
    },

    async listCards(listing, call) {
      const cards = await cardApi.read(cardScope(listing, settings), call)
      return cards.map((card) => toCard(card, listing.owner))
    },

    async getCard(reading, call) {
      const cards = await cardApi.read(cardScope(reading, settings), call)
      return toCard(findCard(cards, reading.card), reading.card.owner)
    },

    async deleteCard(deletion, call) {
      const { owner } = deletion.card
      const scope = cardScope(deletion, settings)
      const before = await cardApi.read(scope, call)
      const card = findCard(before, deletion.card)
      return settle(call, {
        make: async (making) => {
          await cardApi.change('DELETE', { scope, card }, making)
          return undefined
        },
        look: async (looking) => seenDeletion(await cardApi.read(scope, looking), { owner, card, before }),
      })
    },
  }
}
