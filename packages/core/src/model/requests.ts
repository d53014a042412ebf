import type { Money } from '../money/money.js'
import type { CardPurpose, CardRef, Expiry } from './card.js'
import type { Capabilities, Support } from './capabilities.js'
import type { ProviderOptions } from './provider-options.js'

interface WithProviderOptions {
  readonly providerOptions?: ProviderOptions | undefined
}

/** `never` where the instance is typed as one that cannot do it, so that a call does not compile. */
type IfSupported<S extends Support, T> = [S] extends ['unsupported'] ? never : T

type IfNotHosted<S extends Support, T> = [S] extends ['hosted'] ? never : T

/** The fields to change. Asking for one that the provider cannot change refuses the whole request. */
export interface CardChanges<C extends Capabilities = Capabilities> {
  readonly name?: IfSupported<C['updateCard']['name'], string> | undefined
  /** Not over yet when the call is made. */
  readonly expiry?: IfSupported<C['updateCard']['expiry'], Expiry> | undefined
}

export interface UpdateCardRequest<C extends Capabilities = Capabilities> extends WithProviderOptions {
  readonly card: CardRef
  /** Empty: ask for re-verification, where the capability `verification` is `hosted`. */
  readonly set: CardChanges<C>
  /** What a hosted page prepares the card for. Default: `payment`. */
  readonly purpose?: CardPurpose | undefined
}

export interface AddCardRequest<C extends Capabilities = Capabilities> extends WithProviderOptions {
  readonly owner: string
  /** A card token made in the browser by the provider or its processor. Required where the capability `addCard` is `direct`; refused where it is `hosted`. */
  readonly token?: IfNotHosted<C['addCard'], string> | undefined
  readonly name?: IfNotHosted<C['addCard'], string> | undefined
  /** What a hosted page prepares the card for. Default: `payment`. */
  readonly purpose?: CardPurpose | undefined
}

export interface CreatePaymentLinkRequest extends WithProviderOptions {
  /** Paywint: the verified user who collects the money. Paywall's links know no owner, and none is sent. */
  readonly owner: string
  readonly amount: Money
  readonly description?: string | undefined
  readonly invoiceNumber?: string | undefined
}

/** A request for an operation of capability `S`: `never` where it is known to be unsupported. */
export type RequestFor<S extends Support, T> = IfSupported<S, T>

/** How one call is made. */
export interface CallOptions {
  /** Aborting it closes the socket and rejects with `AbortedError`. */
  readonly signal?: AbortSignal | undefined
  /** One budget, in milliseconds, over token fetch, attempts and waits. Default: the instance's `deadlineMs`. */
  readonly deadlineMs?: number | undefined
  /** Your correlation id, 1 to 100 printable ASCII characters. Made when absent. Never used to remove duplicates. */
  readonly reference?: string | undefined
}

/** Options of the calls that take no request object. */
export interface CardCallOptions extends CallOptions, WithProviderOptions {}
