import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import type { CaseDraft } from '../case-draft.js'
import { paymentAt } from '../stage/standard-calls.js'
import { onStage, type Stage } from '../stage/stage.js'
import type { Subject } from '../subject.js'
import { failureOf, nothingSent, says, truthOf, unchanged } from './expect.js'

/** A published test number: no card of anybody. */
const cardNumber = '4242 4242 4242 4242'

type Ask = (stage: Stage) => Promise<unknown>

/** What cannot be right is refused before anything is sent, and not repeated. */
export function inputCases(subject: Subject): readonly CaseDraft[] {
  const { updateCard, addCard, createPaymentLink, listCards, getCard, deleteCard } =
    subject.adapter.capabilities
  const { name } = subject.adapter
  const asks: Record<string, readonly [applies: boolean, ask: Ask]> = {
    'a card number as a name': [
      updateCard.name !== 'unsupported',
      ({ provider, card }) => provider.updateCard({ card, set: { name: `My ${cardNumber}` } }),
    ],
    'a card number in the name of a new card': [
      addCard === 'direct',
      ({ provider, backend }) =>
        provider.addCard({ owner: backend.owner, token: backend.cardToken?.() ?? '', name: cardNumber }),
    ],
    'a card number in a description': [
      createPaymentLink === 'direct',
      ({ provider, backend }) =>
        provider.createPaymentLink({ ...paymentAt(backend), description: cardNumber }),
    ],
    'a card number as an invoice number': [
      createPaymentLink === 'direct',
      ({ provider, backend }) =>
        provider.createPaymentLink({ ...paymentAt(backend), invoiceNumber: cardNumber.replaceAll(' ', '') }),
    ],
    'a card number as a reference': [
      listCards !== 'unsupported',
      ({ provider, backend }) =>
        provider.listCards(backend.owner, { reference: cardNumber.replaceAll(' ', '-') }),
    ],
    'an empty name': [
      updateCard.name !== 'unsupported',
      ({ provider, card }) => provider.updateCard({ card, set: { name: ' ' } }),
    ],
    'an expiry that is over': [
      updateCard.expiry !== 'unsupported',
      ({ provider, card }) => provider.updateCard({ card, set: { expiry: { month: 1, year: 2020 } } }),
    ],
    'a month that does not exist': [
      updateCard.expiry !== 'unsupported',
      ({ provider, card }) => provider.updateCard({ card, set: { expiry: { month: 13, year: 2034 } } }),
    ],
    'half a minor unit': [
      createPaymentLink === 'direct',
      ({ provider, backend }) =>
        provider.createPaymentLink({ ...paymentAt(backend), amount: { minor: 10.5, currency: 'USD' } }),
    ],
    'an empty owner': [listCards !== 'unsupported', ({ provider }) => provider.listCards('')],
    'an id with a control character': [
      getCard !== 'unsupported',
      ({ provider, card }) => provider.getCard({ ...card, id: `${card.id}\n` }),
    ],
    'a key that no request has': [
      deleteCard !== 'unsupported',
      ({ provider, card }) => provider.deleteCard({ ...card, force: true } as typeof card),
    ],
    'an option for the provider that it does not have': [
      listCards !== 'unsupported',
      ({ provider, backend }) =>
        provider.listCards(backend.owner, { providerOptions: { [name]: { noSuchOption: 1 } } }),
    ],
  }

  return Object.entries(asks).map(([what, [applies, ask]]) => ({
    name: `${what} is refused, and nothing is sent`,
    omit: applies ? undefined : 'the adapter does not support the operation',
    run: () =>
      onStage(subject, async (stage) => {
        const before = truthOf(stage)
        const error = await failureOf(ask(stage))
        const expected = { code: 'invalid_request', outcome: 'not_applied', attempts: 0 } as const
        says(error, expected, 'What cannot be right is refused as input, with `checkInput`.')
        nothingSent(stage)
        unchanged(truthOf(stage), before)
        assert(!inspect(error, { depth: null }).includes('4242 4242'), 'The error repeats the card number.')
      }),
  }))
}
