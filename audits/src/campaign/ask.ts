import type { CardChanges, CardRef, Money } from '@cardlane/core'

/** A card to act on. */
export interface Target {
  /** The name under which the sandbox counts what happens to the card. */
  readonly subject: string
  readonly ref: CardRef
  /** Whether `ref` holds a code that may rotate at any moment, so that not finding the card is no lie. */
  readonly rotates: boolean
}

/** What is asked of the library. Names, descriptions and invoice numbers are unique, so that the truth tells whose they are. */
export type Ask =
  | { readonly operation: 'updateCard'; readonly target: Target; readonly set: CardChanges }
  | { readonly operation: 'getCard' | 'deleteCard'; readonly target: Target }
  | { readonly operation: 'listCards'; readonly owner: string }
  | {
      readonly operation: 'addCard'
      readonly owner: string
      /** Absent where the cardholder types the card in on a hosted page. */
      readonly card?: { readonly token: string; readonly name: string }
    }
  | {
      readonly operation: 'createPaymentLink'
      readonly owner: string
      readonly amount: Money
      readonly description: string
      readonly invoiceNumber?: string
    }

export const targetOf = (ask: Ask): Target | undefined => ('target' in ask ? ask.target : undefined)

/** The ask in a few words. */
export function describeAsk(ask: Ask): string {
  const { operation } = ask
  switch (operation) {
    case 'updateCard':
      return `${operation} ${ask.target.subject} set ${JSON.stringify(ask.set)}`
    case 'getCard':
    case 'deleteCard':
      return `${operation} ${ask.target.subject}`
    case 'listCards':
      return `${operation} of ${ask.owner}`
    case 'addCard':
      return `${operation} ${ask.card === undefined ? 'by hosted page' : `"${ask.card.name}" by token`} for ${ask.owner}`
    case 'createPaymentLink':
      return `${operation} "${ask.description}" ${ask.invoiceNumber ?? 'without invoice number'}`
  }
}
