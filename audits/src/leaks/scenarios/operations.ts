import { money, type CallOptions, type CardProvider } from '@cardlane/core'
import type { Inputs } from '../subjects/subject.js'

export interface Operation {
  readonly name: string
  readonly act: (cards: CardProvider, inputs: Inputs, options?: CallOptions) => Promise<unknown>
}

const refOf = ({ owner, cardId: id }: Inputs) => ({ owner, id })

/** Every operation of a provider instance. What a provider cannot do fails, and that is searched, too. */
export const operations: readonly Operation[] = [
  { name: 'listCards', act: (cards, { owner }, options) => cards.listCards(owner, options) },
  { name: 'getCard', act: (cards, inputs, options) => cards.getCard(refOf(inputs), options) },
  {
    name: 'updateCard',
    act: (cards, inputs, options) =>
      cards.updateCard({ card: refOf(inputs), set: { name: 'Groceries' } }, options),
  },
  {
    name: 'updateCard of the expiry',
    act: (cards, inputs, options) =>
      cards.updateCard({ card: refOf(inputs), set: { expiry: { month: 12, year: 2099 } } }, options),
  },
  {
    name: 'updateCard of nothing',
    act: (cards, inputs, options) => cards.updateCard({ card: refOf(inputs), set: {} }, options),
  },
  {
    name: 'addCard',
    act: (cards, { owner, addition }, options) => cards.addCard({ owner, ...addition }, options),
  },
  {
    name: 'createPaymentLink',
    act: (cards, { owner }, options) =>
      cards.createPaymentLink({ owner, amount: money('150.75', 'USD'), description: 'June' }, options),
  },
  { name: 'deleteCard', act: (cards, inputs, options) => cards.deleteCard(refOf(inputs), options) },
]
