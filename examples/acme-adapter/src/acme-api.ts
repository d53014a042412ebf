import { UnexpectedResponseError, isCardlaneError, type CardRef } from '@cardlane/core'
import type { AdapterDeps, Call, JsonObject } from '@cardlane/core/adapter'
import { acmeAuthenticator } from './acme-auth.js'
import { cardDrift, cardsDrift } from './acme-drift.js'
import { classifyAcme } from './acme-errors.js'
import type { AcmeSettings } from './acme-options.js'
import { acmeAnswerAbout, acmeCardAnswer, acmeCardPage, acmeDeleted, type AcmeCard } from './acme-schemas.js'

/** Acme's requests, one function each. */
export function createAcmeCardApi(settings: AcmeSettings, { send }: AdapterDeps) {
  const shared = { authenticator: acmeAuthenticator(settings), classify: classifyAcme }
  const cardsUrl = (owner: string) => `${settings.baseUrl}/customers/${owner}/cards`
  const cardUrl = ({ owner, id }: CardRef) => `${cardsUrl(owner)}/${id}`
  const oneCard = { drift: ({ card }: { readonly card: AcmeCard }) => cardDrift(card, 'body.card') }

  const read = async (ref: CardRef, call: Call): Promise<AcmeCard> => {
    const about = { ...oneCard, url: cardUrl(ref), response: acmeAnswerAbout(ref.id) }
    const { card } = await send({ ...shared, ...about, method: 'GET', idempotency: 'safe' }, call)
    return card
  }

  return {
    read,

    /** `undefined` when there is no such card. */
    async find(ref: CardRef, call: Call): Promise<AcmeCard | undefined> {
      try {
        return await read(ref, call)
      } catch (error) {
        if (isCardlaneError(error) && error.code === 'card_not_found') return undefined
        throw error
      }
    },

    /** Every page. */
    async list(owner: string, call: Call): Promise<readonly AcmeCard[]> {
      const cards: AcmeCard[] = []
      const queries = new Set<string>()
      let query = ''
      while (!queries.has(query)) {
        queries.add(query)
        const page = await send(
          {
            ...shared,
            method: 'GET',
            url: cardsUrl(owner) + query,
            idempotency: 'safe',
            response: acmeCardPage,
            drift: (answer) => cardsDrift(answer.cards),
          },
          call,
        )
        cards.push(...page.cards)
        if (!page.next) return cards
        query = `?after=${page.next}`
      }
      throw samePageAgain()
    },

    /** The card as it is now. Twice is the same as once: the second time, the revision is no longer the card's. */
    async change(ref: CardRef, body: JsonObject, call: Call): Promise<AcmeCard> {
      const about = { ...oneCard, url: cardUrl(ref), response: acmeAnswerAbout(ref.id) }
      const request = {
        ...shared,
        ...about,
        method: 'PATCH',
        body: () => body,
        idempotency: 'idempotent',
      } as const
      return (await send(request, call)).card
    },

    async store(owner: string, body: JsonObject, call: Call): Promise<AcmeCard> {
      const about = { ...oneCard, url: cardsUrl(owner), response: acmeCardAnswer }
      const request = { ...shared, ...about, method: 'POST', body: () => body, idempotency: 'unsafe' } as const
      return (await send(request, call)).card
    },

    async remove(ref: CardRef, call: Call): Promise<undefined> {
      const about = { url: cardUrl(ref), response: acmeDeleted }
      await send({ ...shared, ...about, method: 'DELETE', idempotency: 'idempotent' }, call)
      return undefined
    },
  }
}

function samePageAgain(): UnexpectedResponseError {
  return new UnexpectedResponseError({
    message: 'The provider names a page of the list as next that was read before.',
    outcome: 'not_applied',
    retryable: false,
    hint: 'Call again; if it stays so, the provider may have changed its API.',
  })
}
