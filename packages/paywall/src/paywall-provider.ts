import { isCardlaneError, type CardlaneError } from '@cardlane/core'
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
import { asWritten, isAsWritten, mergeChanges, notAsWritten } from './paywall-merge.js'
import type { PaywallSettings } from './paywall-options.js'
import { paymentLinkBody } from './paywall-payment-link.js'
import { cardScope, checkAddition, scopeBody, scopeHeaders, type CardScope } from './paywall-requests.js'
import { paywallAnswer, paywallCard, paywallLink, paywallList, type PaywallCard } from './paywall-wire.js'

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
        response: paywallList,
      },
      call,
    )

  /** Gives the error of a change that may have been applied all the same; any other rejects. */
  const changeCard = async (
    method: 'PUT' | 'DELETE',
    body: JsonObject,
    call: Call,
  ): Promise<CardlaneError | undefined> => {
    try {
      await send(
        { ...cardApi, method, url: cardUrl, body: () => body, safety: 'repeatable', response: z.unknown() },
        call,
      )
      return undefined
    } catch (error) {
      if (isCardlaneError(error) && error.outcome === 'unknown') return error
      throw error
    }
  }

  /** What a read after a change shows, where it can be read. */
  const readBack = async <T>(
    scope: CardScope,
    call: Call,
    look: (cards: readonly PaywallCard[]) => T,
  ): Promise<T | undefined> => {
    try {
      return look(await readCards(scope, call))
    } catch (error) {
      if (isCardlaneError(error)) return undefined
      throw error
    }
  }

  return {
    async updateCard(update, call) {
      const { card: ref, set } = update
      const { owner } = ref
      const scope = cardScope(update, settings)
      const current = findCard(await readCards(scope, call), ref)
      const write = mergeChanges(current, set)
      if (isAsWritten(current, write)) return { status: 'unchanged', card: toCard(current, owner) }

      const body = { ...scopeBody(scope), UniqueCode: current.UniqueCode, ...write }
      const doubt = await changeCard('PUT', body, call)
      const stableRef = { owner, id: paywallCardId(owner, current) }
      const seen = await readBack(scope, call, (cards) => findCard(cards, stableRef))
      const confirmed = seen !== undefined && isAsWritten(seen, write)
      if (doubt !== undefined && !confirmed) throw doubt
      if (seen !== undefined && !confirmed) throw notAsWritten(seen, current)
      return {
        status: 'updated',
        card: toCard(seen ?? asWritten(current, write), owner),
        applied: requestedFields(set),
      }
    },

    async addCard(addition, call) {
      const scope = cardScope(addition, settings)
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

    async listCards(listing, call) {
      const cards = await readCards(cardScope(listing, settings), call)
      return cards.map((card) => toCard(card, listing.owner))
    },

    async getCard(reading, call) {
      const cards = await readCards(cardScope(reading, settings), call)
      return toCard(findCard(cards, reading.card), reading.card.owner)
    },

    async deleteCard(deletion, call) {
      const { card: ref } = deletion
      const scope = cardScope(deletion, settings)
      const cards = await readCards(scope, call)
      const card = findCard(cards, ref)
      const doubt = await changeCard('DELETE', { ...scopeBody(scope), UniqueCode: card.UniqueCode }, call)
      if (doubt === undefined) return undefined

      const alike = countAlike(cards, card, ref.owner)
      const left = await readBack(scope, call, (seen) => countAlike(seen, card, ref.owner))
      if (left === undefined || left >= alike) throw doubt
      return undefined
    },
  }
}

/** How many cards cannot be told from this one, itself included. Codes rotate, so a deletion shows only in their number. */
function countAlike(cards: readonly PaywallCard[], card: PaywallCard, owner: string): number {
  const id = paywallCardId(owner, card)
  return cards.filter((each) => paywallCardId(owner, each) === id).length
}
