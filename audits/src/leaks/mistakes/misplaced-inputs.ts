import type { CardProvider } from '@cardlane/core'
import type { Operation } from '../scenarios/operations.js'
import type { Inputs } from '../subjects/subject.js'

interface Call {
  readonly cards: CardProvider
  readonly inputs: Inputs
  readonly secret: string
}

/** Calls with a credential where something else belongs, as no compiler would let them through. */
const calls: Readonly<Record<string, (call: Call) => unknown>> = {
  'as the name of a field': ({ cards, inputs: { owner }, secret }) =>
    cards.addCard({ owner, [secret]: secret }),
  'as the token of a card': ({ cards, inputs: { owner }, secret }) =>
    cards.addCard({ owner, token: `${secret}\n`, name: 'x' }),
  'as the correlation id': ({ cards, inputs: { owner }, secret }) =>
    cards.listCards(owner, { reference: `${secret} ` }),
  'as an option of the provider': ({ cards, inputs: { owner }, secret }) =>
    cards.listCards(owner, { providerOptions: { [cards.adapter]: { [secret]: secret } } }),
  'as the expiry': ({ cards, inputs: { owner, cardId: id }, secret }) =>
    cards.updateCard({ card: { owner, id }, set: { expiry: secret as never } }),
  'as the currency': ({ cards, inputs: { owner }, secret }) =>
    cards.createPaymentLink({ owner, amount: { minor: 1, currency: secret } }),
  'in a plan': ({ cards, inputs: { owner, cardId: id }, secret }) =>
    cards.planUpdate({ card: { owner, id }, set: { [secret]: secret } }),
}

/** Each of them with this credential. */
export function misplaced(secret: string): readonly Operation[] {
  return Object.entries(calls).map(([name, call]) => ({
    name: `a call with a credential ${name}`,
    // What a plan throws is a rejection, too.
    act: (cards, inputs) => Promise.resolve().then(() => call({ cards, inputs, secret })),
  }))
}
