import type { CardRef } from './card.js'
import type { Capabilities } from './capabilities.js'
import type {
  AddCardRequest,
  CallOptions,
  CardCallOptions,
  CreatePaymentLinkRequest,
  RequestFor,
  UpdateCardRequest,
} from './requests.js'
import type {
  AddCardResult,
  CardList,
  CardResult,
  DeleteCardResult,
  PaymentLinkResult,
  UpdateCardResult,
} from './results.js'
import type { UpdatePlan } from './update-plan.js'

/**
 * The circuit breaker of an instance. `closed`: calls are sent. `open`: the provider failed many times in a row, so calls
 * fail at once and nothing is sent. `half_open`: the next call is sent, to see whether the provider is back.
 */
export type CircuitState = 'closed' | 'open' | 'half_open'

/**
 * The cards of one provider instance. Every call rejects with a `CardlaneError`, whose `outcome` says whether anything
 * changed; a provider's refusal is never returned as a result.
 *
 * Written against `CardProvider`, code runs with any provider and asks `capabilities` what it can. Typed with an adapter's
 * own capabilities, what that provider cannot do does not compile.
 */
export interface CardProvider<C extends Capabilities = Capabilities> {
  /** The instance's name in the configuration, such as `sila-us`. */
  readonly id: string
  /** The adapter's name, such as `sila`. */
  readonly adapter: string
  readonly capabilities: C
  /** What becomes of calls at the moment: see `CircuitState`. */
  readonly circuit: CircuitState
  /** Says what `updateCard` would do with this request. Sends nothing and never throws for what a provider cannot do. */
  planUpdate(request: UpdateCardRequest): UpdatePlan
  /** Renames a card, moves its expiry, or asks for re-verification. */
  updateCard(request: UpdateCardRequest<C>, options?: CallOptions): Promise<UpdateCardResult>
  /** Makes a link by which somebody can pay. Never sent twice, unless the first request cannot have been processed. */
  createPaymentLink(
    request: RequestFor<C['createPaymentLink'], CreatePaymentLinkRequest>,
    options?: CallOptions,
  ): Promise<PaymentLinkResult>
  /** Stores a card from a token, or gives the link of the page on which the cardholder adds one. */
  addCard(request: RequestFor<C['addCard'], AddCardRequest<C>>, options?: CallOptions): Promise<AddCardResult>
  /** All cards of one owner. An owner without cards has an empty list. */
  listCards(owner: string, options?: CardCallOptions): Promise<CardList>
  /** One card. Rejects with `CardNotFoundError` when the owner has no such card. */
  getCard(ref: CardRef, options?: CardCallOptions): Promise<CardResult>
  /** Removes a card at the provider. Rejects with `CardNotFoundError` when the provider says that there is none. */
  deleteCard(ref: CardRef, options?: CardCallOptions): Promise<DeleteCardResult>
}
