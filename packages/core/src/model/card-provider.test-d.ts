// Compiled by tsc and never run: each `@ts-expect-error` is a line that must not compile.
import { defineCapabilities, type Capabilities } from './capabilities.js'
import type { CardProvider } from './card-provider.js'
import type { UpdateCardResult } from './results.js'

const renameOnly = defineCapabilities({
  updateCard: { name: 'direct', expiry: 'unsupported', verification: 'unsupported', write: 'patch' },
  addCard: 'direct',
  createPaymentLink: 'unsupported',
  listCards: 'direct',
  getCard: 'direct',
  deleteCard: 'direct',
})

const hostedOnly = defineCapabilities({
  updateCard: { name: 'hosted', expiry: 'hosted', verification: 'hosted', write: 'patch' },
  addCard: 'hosted',
  createPaymentLink: 'direct',
  listCards: 'direct',
  getCard: 'direct',
  deleteCard: 'direct',
})

const card = { owner: 'anna', id: 'c-1' }
const expiry = { month: 12, year: 2030 }
const payment = { owner: 'anna', amount: { minor: 1, currency: 'USD' } }

export async function renaming(provider: CardProvider<typeof renameOnly>): Promise<void> {
  await provider.updateCard({ card, set: { name: 'x' } })
  await provider.updateCard({ card, set: { name: 'x', expiry: undefined } })
  // @ts-expect-error -- this provider cannot change the expiry
  await provider.updateCard({ card, set: { expiry } })
  // @ts-expect-error -- not beside a name either
  await provider.updateCard({ card, set: { name: 'x', expiry } })
  // @ts-expect-error -- this provider makes no payment links
  await provider.createPaymentLink(payment)
  await provider.addCard({ owner: 'anna', token: 'tok', name: 'x' })
  // A plan may be asked for anything.
  provider.planUpdate({ card, set: { expiry } })
}

export async function hosting(provider: CardProvider<typeof hostedOnly>): Promise<void> {
  await provider.updateCard({ card, set: { name: 'x', expiry } })
  await provider.updateCard({ card, set: {} })
  await provider.createPaymentLink(payment)
  await provider.addCard({ owner: 'anna', purpose: 'withdrawal' })
  // @ts-expect-error -- the cardholder types the card in, so there is no token
  await provider.addCard({ owner: 'anna', token: 'tok' })
  // @ts-expect-error -- and no name
  await provider.addCard({ owner: 'anna', name: 'x' })
}

export async function neutral(provider: CardProvider): Promise<void> {
  await provider.updateCard({ card, set: { name: 'x', expiry }, purpose: 'withdrawal' })
  await provider.createPaymentLink({ ...payment, description: 'x', invoiceNumber: 'y' })
  await provider.addCard({ owner: 'anna', token: 'tok', name: 'x' })
  await provider.listCards('anna', { deadlineMs: 1, reference: 'r', signal: AbortSignal.abort() })
  // @ts-expect-error -- month and year travel together
  await provider.updateCard({ card, set: { expiry: { month: 12 } } })
  // @ts-expect-error -- money has a currency
  await provider.createPaymentLink({ owner: 'anna', amount: { minor: 1 } })
  // @ts-expect-error -- a card is named by its owner and its id
  await provider.getCard('c-1')
  // @ts-expect-error -- the owner is a text
  await provider.listCards(card)
  // @ts-expect-error -- an option that does not exist
  await provider.listCards('anna', { timeout: 1 })
}

// A provider of known capabilities can stand wherever any provider can.
export const anyProvider = (
  renamer: CardProvider<typeof renameOnly>,
  host: CardProvider<typeof hostedOnly>,
): readonly CardProvider[] => [renamer, host]

// The reverse does not hold: of any provider, nothing is known.
export const knownProvider = (provider: CardProvider): CardProvider<typeof renameOnly> =>
  // @ts-expect-error -- its capabilities are not those
  provider

export function exhaustive(result: UpdateCardResult): string {
  switch (result.status) {
    case 'updated':
      return result.applied.join() + result.card.ref.id
    case 'action_required':
      return result.link.url + result.deferred.join()
    case 'unchanged':
      return result.card.ref.id
    default:
      return result satisfies never
  }
}

export function forgetful(result: UpdateCardResult): string {
  switch (result.status) {
    case 'updated':
    case 'unchanged':
      return result.card.ref.id
    default:
      // @ts-expect-error -- `action_required` is still to be dealt with
      return result satisfies never
  }
}

export function untold(result: UpdateCardResult): unknown {
  // @ts-expect-error -- only some results have a card
  return result.card
}

// The literal types are kept, so that code can ask for them, and every instance fits the general type.
export const literal: 'unsupported' = renameOnly.updateCard.expiry
export const general: readonly Capabilities[] = [renameOnly, hostedOnly]
// @ts-expect-error -- a capability is one of three words
defineCapabilities({ ...renameOnly, getCard: 'sometimes' })
