import type { Card } from '@cardlane/core'
import {
  baseUrlField,
  checkInput,
  credential,
  defineAdapter,
  expiryOf,
  failureOfStatus,
  headerField,
  changeWithReadBack,
  textField,
  type ProviderResponse,
  type Authenticator,
} from '@cardlane/core/adapter'
import { memory } from '@cardlane/core/testing'

// Schemas made of those of core: the kit has no zod of its own.
const nothing = memory.options.pick({})
const options = nothing.extend({ ...memory.options.omit({ backend: true }).shape, baseUrl: baseUrlField, key: credential(headerField) })
const wireCard = nothing.extend({ id: headerField, name: textField(100), last4: headerField, expires: headerField, network: headerField }).loose()
const wireCards = nothing.extend({ cards: wireCard.array() }).loose()

type WireCard = (typeof wireCard)['_output']

const refusal = { reason: 'The provider of the README has no such thing.', alternative: 'Ask another provider.' }

/** The adapter for the provider that the README writes a world of: it lists cards and renames them. */
export const listing = defineAdapter({
  name: 'listing',
  options,
  capabilities: {
    updateCard: { name: 'direct', expiry: 'unsupported', verification: 'unsupported', write: 'patch' },
    ...{ addCard: 'unsupported', createPaymentLink: 'unsupported', listCards: 'direct' },
    ...{ getCard: 'unsupported', deleteCard: 'unsupported' },
  },
  refusals: {
    ...{ 'updateCard.expiry': refusal, 'updateCard.verification': refusal, addCard: refusal },
    ...{ createPaymentLink: refusal, getCard: refusal, deleteCard: refusal },
  },
  create({ baseUrl, key }, { send }) {
    const authenticator: Authenticator = { authenticate: async () => ({ 'acme-key': await key.reveal() }) }
    const cardsUrl = (owner: string) => `${baseUrl}/customers/${owner}/cards`
    const list = async (owner: string, call: Parameters<typeof send>[1]) => {
      const request = { url: cardsUrl(owner), authenticator, classify, response: wireCards, drift } as const
      return (await send({ ...request, method: 'GET', idempotency: 'safe' }, call)).cards
    }

    return {
      async listCards({ owner, providerOptions }, call) {
        checkInput(nothing.optional(), providerOptions, ['providerOptions', 'listing'])
        return (await list(owner, call)).map((card) => toCard(card, owner))
      },
      async updateCard({ card, set }, call) {
        const request = { url: `${cardsUrl(card.owner)}/${card.id}`, authenticator, classify, response: wireCard } as const
        const body = () => ({ name: set.name })
        const written = await changeWithReadBack(call, {
          change: (part) => send({ ...request, method: 'PUT', body, idempotency: 'idempotent' }, part),
          async readBack(part) {
            const now = (await list(card.owner, part)).find(({ id }) => id === card.id)
            return now?.name === set.name && now !== undefined
              ? { outcome: 'applied', result: now }
              : { outcome: 'not_applied' }
          },
        })
        return { status: 'updated', card: toCard(written, card.owner), applied: ['name'] }
      },
    }
  },
})

function classify({ status, body }: ProviderResponse) {
  if (status === 200) return undefined
  const { error } = Object(body) as { readonly error?: unknown }
  const code = failureOfStatus(status, { 404: 'card_not_found' })
  return { code, ...(typeof error === 'string' && { providerCode: error }) }
}

function drift({ cards }: { readonly cards: readonly WireCard[] }): readonly string[] {
  return cards.flatMap(({ network }, at) => (network === 'visa' ? [] : [`body.cards.${at}.network`]))
}

function toCard({ id, name, last4, expires, network: brand }: WireCard, owner: string): Card {
  const [year, month] = expires.split('-')
  const expiry = expiryOf(Number(month), Number(year))
  return { ref: { owner, id }, name, last4, brand, ...(expiry && { expiry }), requiredActions: [], limits: [] }
}
