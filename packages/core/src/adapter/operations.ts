import type { Card } from '../model/card.js'
import type { Operation } from '../model/capabilities.js'
import type {
  AddCardOutcome,
  AddCardResult,
  CardList,
  CardResult,
  DeleteCardResult,
  PaymentLinkOutcome,
  PaymentLinkResult,
  UpdateCardOutcome,
  UpdateCardResult,
} from '../model/results.js'
import type { Call } from './call/call.js'
import type { Requests } from './input/request-schemas.js'

/** What an adapter gets: the checked request, and in `providerOptions` what the caller gave under the adapter's name. */
export type CheckedRequest<O extends Operation> = Omit<Requests[O], 'providerOptions'> & {
  readonly providerOptions: unknown
}

/** What an operation of an adapter gives. */
export interface OperationOutcomes {
  updateCard: UpdateCardOutcome
  addCard: AddCardOutcome
  createPaymentLink: PaymentLinkOutcome
  listCards: readonly Card[]
  getCard: Card
  deleteCard: undefined
}

/** What the application gets for it. */
export interface Results {
  updateCard: UpdateCardResult
  addCard: AddCardResult
  createPaymentLink: PaymentLinkResult
  listCards: CardList
  getCard: CardResult
  deleteCard: DeleteCardResult
}

/** What an adapter implements. What it leaves out rejects with `UnsupportedOperationError` before anything is sent. */
export type AdapterOperations = {
  readonly [O in Operation]?: (request: CheckedRequest<O>, call: Call) => Promise<OperationOutcomes[O]>
}
