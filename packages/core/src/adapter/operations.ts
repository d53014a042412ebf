import type { Card } from '../model/card.js'
import type { Operation } from '../model/capabilities.js'
import type { AddCardOutcome, PaymentLinkOutcome, UpdateCardOutcome } from '../model/results.js'
import type { Call } from './call/call.js'
import type { Requests } from './input/request-schemas.js'

/** What an adapter gets: the checked request, and under `extras` what the caller put into `providerOptions` for it. */
export type CheckedRequest<O extends Operation> = Omit<Requests[O], 'providerOptions'> & {
  readonly extras: unknown
}

/** What an operation of an adapter gives; the provider instance adds `meta`. */
export interface OperationOutcomes {
  updateCard: UpdateCardOutcome
  addCard: AddCardOutcome
  createPaymentLink: PaymentLinkOutcome
  listCards: readonly Card[]
  getCard: Card
  deleteCard: undefined
}

/** What an adapter implements. What it leaves out rejects with `UnsupportedOperationError` before anything is sent. */
export type AdapterOperations = {
  readonly [O in Operation]?: (request: CheckedRequest<O>, call: Call) => Promise<OperationOutcomes[O]>
}
