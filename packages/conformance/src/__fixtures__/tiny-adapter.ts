import type { Card, CardRef } from '@cardlane/core'
import {
  baseUrlField,
  credential,
  defineAdapter,
  expiryOf,
  failureOfStatus,
  headerField,
  changeWithReadBack,
  textField,
  type ProviderResponse,
} from '@cardlane/core/adapter'
import { memory } from '@cardlane/core/testing'

// Schemas made of those of core: the kit has no zod of its own.
const options = memory.options.omit({ backend: true }).extend({ baseUrl: baseUrlField, key: credential(headerField) })
const wireCard = memory.options.pick({}).extend({ id: headerField, name: textField(100), expires: headerField }).loose()

const refusal = {
  reason: 'The provider of these tests has no such thing.',
  alternative: 'Ask another provider.',
}

/** What the adapter of the kit's own tests can do: it renames cards, reads one of which the id is known, and lists none. */
const capabilities = {
  updateCard: { name: 'direct', expiry: 'unsupported', verification: 'unsupported', write: 'patch' },
  addCard: 'unsupported',
  createPaymentLink: 'unsupported',
  listCards: 'unsupported',
  getCard: 'direct',
  deleteCard: 'unsupported',
} as const

const refusals = {
  'updateCard.expiry': refusal,
  'updateCard.verification': refusal,
  addCard: refusal,
  createPaymentLink: refusal,
  listCards: refusal,
  deleteCard: refusal,
}

/** `GET` and `PUT /cards/:id`, with a key in a header. */
export const tiny = defineAdapter({
  name: 'tiny',
  options,
  capabilities,
  refusals,
  create({ baseUrl, key }, { send }) {
    const about = (card: CardRef) => ({
      url: `${baseUrl}/cards/${encodeURIComponent(card.id)}`,
      authenticator: { authenticate: async () => ({ 'tiny-key': await key.reveal() }) },
      classify,
      response: wireCard,
    })
    return {
      async getCard({ card }, call) {
        return toCard(await send({ ...about(card), method: 'GET', idempotency: 'safe' }, call), card)
      },
      async updateCard({ card, set }, call) {
        const body = () => ({ name: set.name })
        const written = await changeWithReadBack(call, {
          change: (part) => send({ ...about(card), method: 'PUT', body, idempotency: 'idempotent' }, part),
          async readBack(part) {
            const seen = await send({ ...about(card), method: 'GET', idempotency: 'safe' }, part)
            return seen.name === set.name ? { outcome: 'applied', result: seen } : { outcome: 'not_applied' }
          },
        })
        return { status: 'updated', card: toCard(written, card), applied: ['name'] }
      },
    }
  },
})

/** The same without the read, so that nobody can find out what became of a rename. */
export const tinyWithoutReads = defineAdapter({
  ...tiny,
  capabilities: { ...capabilities, getCard: 'unsupported' },
  refusals: { ...refusals, getCard: refusal },
  create({ baseUrl, key }, { send }) {
    return {
      async updateCard({ card, set }, call) {
        const written = await send(
          {
            method: 'PUT',
            url: `${baseUrl}/cards/${encodeURIComponent(card.id)}`,
            authenticator: { authenticate: async () => ({ 'tiny-key': await key.reveal() }) },
            body: () => ({ name: set.name }),
            ...{ classify, response: wireCard, idempotency: 'idempotent' },
          },
          call,
        )
        return { status: 'updated', card: toCard(written, card), applied: ['name'] }
      },
    }
  },
})

function classify({ status }: ProviderResponse) {
  return status === 200 ? undefined : { code: failureOfStatus(status, { 404: 'card_not_found' }) }
}

function toCard({ name, expires }: { readonly name: string; readonly expires: string }, ref: CardRef): Card {
  const [year, month] = expires.split('-')
  const expiry = expiryOf(Number(month), Number(year))
  return { ref, name, ...(expiry && { expiry }), requiredActions: [], limits: [] }
}
