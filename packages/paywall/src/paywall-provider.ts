import { isCardlaneError, type CardRef } from '@cardlane/core'
import {
  present,
  requestedFields,
  trustedLink,
  type AdapterDeps,
  type AdapterOperations,
  type Call,
  type JsonObject,
} from '@cardlane/core/adapter'
import { z } from 'zod'
import { privateAuthenticator, publicAuthenticator } from './paywall-auth.js'
import { paywallCardId } from './paywall-card-id.js'
import { judgePaywall, judgePaywallList } from './paywall-errors.js'
import { findCard } from './paywall-find-card.js'
import { toCard } from './paywall-map.js'
import { asWritten, changedMeanwhile, isAsWritten, mergeChanges } from './paywall-merge.js'
import type { PaywallSettings } from './paywall-options.js'
import { paymentLinkBody } from './paywall-payment-link.js'
import { cardScope, checkAddition, scopeBody, scopeHeaders, type CardScope } from './paywall-requests.js'
import { paywallAnswer, paywallCard, paywallCards, paywallLink, type PaywallCard } from './paywall-wire.js'

export function createPaywallProvider(settings: PaywallSettings, { send }: AdapterDeps): AdapterOperations {
  const cardApi = { authenticator: privateAuthenticator(settings), judge: judgePaywall }
  const cardUrl = `${settings.cardUrl}/paywall/card`
  const trust = { hosts: settings.linkHosts, baseUrl: settings.paymentUrl }

  const readCards = (scope: CardScope, call: Call): Promise<readonly PaywallCard[]> =>
    send(
      {
        ...cardApi,
        method: 'GET',
        url: cardUrl,
        headers: scopeHeaders(scope),
        safety: 'read',
        judge: judgePaywallList(settings.noCardsErrorCode),
        response: paywallAnswer(paywallCards),
      },
      call,
    )

  const changeCard = (method: 'PUT' | 'DELETE', body: JsonObject, call: Call) =>
    send(
      { ...cardApi, method, url: cardUrl, body: () => body, safety: 'repeatable', response: z.unknown() },
      call,
    )

  /** Reads the card again after a write that was accepted. The write stands even when it cannot be read. */
  const readBack = async (ref: CardRef, scope: CardScope, call: Call): Promise<PaywallCard | undefined> => {
    try {
      return findCard(await readCards(scope, call), ref)
    } catch (error) {
      if (isCardlaneError(error)) return undefined
      throw error
    }
  }

  return {
    async updateCard({ card: ref, set, extras }, call) {
      const { owner } = ref
      const scope = cardScope(owner, extras, settings)
      const current = findCard(await readCards(scope, call), ref)
      const write = mergeChanges(current, set)
      if (isAsWritten(current, write)) return { status: 'unchanged', card: toCard(current, owner) }

      await changeCard('PUT', { ...scopeBody(scope), UniqueCode: current.UniqueCode, ...write }, call)
      const seen = await readBack({ owner, id: paywallCardId(owner, current) }, scope, call)
      if (seen !== undefined && !isAsWritten(seen, write)) throw changedMeanwhile(seen)
      return {
        status: 'updated',
        card: toCard(seen ?? asWritten(current, write), owner),
        applied: requestedFields(set),
      }
    },

    async addCard(addition, call) {
      const scope = cardScope(addition.owner, addition.extras, settings)
      const { name, token } = checkAddition(addition)
      const card = await send(
        {
          ...cardApi,
          method: 'POST',
          url: `${cardUrl}/tokenization`,
          body: () => ({ ...scopeBody(scope), Card: { CardToken: token, Nickname: name } }),
          safety: 'once',
          response: paywallAnswer(paywallCard),
        },
        call,
      )
      return { status: 'added', card: toCard(card, addition.owner) }
    },

    async createPaymentLink(payment, call) {
      const body = paymentLinkBody(payment, call.reference)
      const answer = await send(
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

    async listCards({ owner, extras }, call) {
      const cards = await readCards(cardScope(owner, extras, settings), call)
      return cards.map((card) => toCard(card, owner))
    },

    async getCard({ card: ref, extras }, call) {
      const cards = await readCards(cardScope(ref.owner, extras, settings), call)
      return toCard(findCard(cards, ref), ref.owner)
    },

    async deleteCard({ card: ref, extras }, call) {
      const scope = cardScope(ref.owner, extras, settings)
      const { UniqueCode } = findCard(await readCards(scope, call), ref)
      await changeCard('DELETE', { ...scopeBody(scope), UniqueCode }, call)
      return undefined
    },
  }
}
