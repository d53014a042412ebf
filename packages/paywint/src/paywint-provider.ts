import type { CardRef } from '@cardlane/core'
import {
  jsonAmount,
  requestedFields,
  settle,
  trustedLink,
  type AdapterDeps,
  type AdapterOperations,
  type Call,
  type ProviderRequest,
} from '@cardlane/core/adapter'
import { z } from 'zod'
import { paywintAuthenticator } from './paywint-auth.js'
import { cardDrift, cardsDrift } from './paywint-drift.js'
import { judgePaywint, judgePaywintCard } from './paywint-errors.js'
import { toCardPurpose } from './paywint-map.js'
import type { PaywintSettings } from './paywint-options.js'
import { ownCard, ownCards } from './paywint-own-card.js'
import { paymentsPerPage, seenDeletion, seenPaymentLink } from './paywint-read-back.js'
import { checkCard, checkOwner, checkPaymentLink } from './paywint-requests.js'
import {
  paywintAnswer,
  paywintCard,
  paywintList,
  paywintPaymentLink,
  paywintPaymentPage,
  paywintSecureLink,
} from './paywint-wire.js'

// Once for all calls: making a schema costs more than a request does.
const cardAnswer = paywintAnswer(paywintCard)
const cardList = paywintList(paywintCard)
const secureLinkAnswer = paywintAnswer(paywintSecureLink)
const paymentLinkAnswer = paywintAnswer(paywintPaymentLink)

/** Secure links live 30 minutes and work once (https://developer.paywint.com, "Update Card"). */
const secureLinkMs = 30 * 60_000

export function createPaywintProvider(
  settings: PaywintSettings,
  { send, clock }: AdapterDeps,
): AdapterOperations {
  const authenticator = paywintAuthenticator(settings)
  const trust = { hosts: settings.linkHosts, baseUrl: settings.baseUrl }

  const request = <T>(
    method: ProviderRequest<T>['method'],
    path: string,
    rest: Pick<ProviderRequest<T>, 'safety' | 'judge' | 'response' | 'body' | 'drift'>,
  ): ProviderRequest<T> => ({
    method,
    url: `${settings.baseUrl}/api/platform${path}`,
    authenticator,
    ...rest,
  })

  /** Minting a link changes no card, so it may be repeated like a read. */
  const secureLinkRequest = (
    path: string,
    body: Readonly<Record<string, string>>,
    judge: typeof judgePaywint,
  ) =>
    request('POST', path, {
      safety: 'read',
      judge,
      body: () => body,
      response: secureLinkAnswer,
    })

  /** The lease is counted from before the call, so that it never looks longer than it is. */
  const secureLink = (url: string, askedAt: number) =>
    trustedLink(url, trust, { expiresAt: askedAt + secureLinkMs, outcome: 'not_applied' })

  const readCard = async (card: CardRef, call: Call) => {
    const { data } = await send(
      request('GET', `/card/get-card/${card.id}`, {
        safety: 'read',
        judge: judgePaywintCard,
        response: cardAnswer,
        drift: (answer) => cardDrift(answer.data, 'body.data'),
      }),
      call,
    )
    return ownCard(data, card)
  }

  const readCards = async (owner: string, call: Call) => {
    const cards = await send(
      request('GET', `/card/list/${owner}`, {
        safety: 'read',
        judge: judgePaywint,
        response: cardList,
        drift: cardsDrift,
      }),
      call,
    )
    return ownCards(cards, owner)
  }

  const readPayments = (owner: string, page: number, call: Call) =>
    send(
      request('POST', `/payment/list-received-payment/${owner}`, {
        safety: 'read',
        judge: judgePaywint,
        body: () => ({ rows_per_page: paymentsPerPage, page_no: page }),
        response: paywintPaymentPage,
      }),
      call,
    )

  return {
    async updateCard(update, call) {
      checkCard(update)
      const { card, set, purpose } = update
      const askedAt = clock.now()
      const body = { card_id: card.id, card_purpose: toCardPurpose(purpose) }
      const { data } = await send(
        secureLinkRequest(`/card/update/secure-link/${card.owner}`, body, judgePaywintCard),
        call,
      )
      return {
        status: 'action_required',
        link: secureLink(data.secure_link, askedAt),
        deferred: requestedFields(set),
      }
    },

    async addCard(addition, call) {
      checkOwner(addition)
      const askedAt = clock.now()
      const body = { card_purpose: toCardPurpose(addition.purpose) }
      const { data } = await send(
        secureLinkRequest(`/card/add/secure-link/${addition.owner}`, body, judgePaywint),
        call,
      )
      return { status: 'action_required', link: secureLink(data.secure_link, askedAt) }
    },

    async createPaymentLink(payment, call) {
      checkPaymentLink(payment)
      const { owner, amount, description, invoiceNumber } = payment
      const body = { amount: jsonAmount(amount), description, invoice_number: invoiceNumber }
      const linkRequest = request('POST', `/payment/create-payment-link/${owner}`, {
        safety: 'once',
        judge: judgePaywint,
        body: () => body,
        response: paymentLinkAnswer,
      })
      const { unpaidLinksListed } = settings
      const askedAt = clock.now()
      const { data } = await settle(call, {
        make: (making) => send(linkRequest, making),
        look: (looking) =>
          seenPaymentLink({
            ...{ payment, askedAt, unpaidLinksListed },
            readPage: (page) => readPayments(owner, page, looking),
          }),
      })
      const link = trustedLink(data.payment_link, trust, { outcome: 'applied' })
      return {
        status: 'created',
        link,
        ...(typeof data.payment_id === 'string' && { paymentId: data.payment_id }),
      }
    },

    async listCards(listing, call) {
      checkOwner(listing)
      return readCards(listing.owner, call)
    },

    async getCard(reading, call) {
      checkCard(reading)
      return readCard(reading.card, call)
    },

    async deleteCard(deletion, call) {
      checkCard(deletion)
      const { owner, id } = deletion.card
      const deleteRequest = request('DELETE', `/card/delete/${owner}`, {
        safety: 'repeatable',
        judge: judgePaywintCard,
        body: () => ({ card_id: id }),
        response: z.unknown(),
      })
      await settle(call, {
        make: (making) => send(deleteRequest, making),
        look: async (looking) => seenDeletion(await readCards(owner, looking), id),
      })
      return undefined
    },
  }
}
