import type { CreatePaymentLinkRequest, ErrorCode, Expiry, Operation, Outcome } from '@cardlane/core'

/**
 * A test backend of one provider: what the kit runs against. It must check authentication, keep cards, and tell the truth about
 * them; what goes wrong on the way is the kit's own business.
 */
export interface World {
  /** Starts a backend on loopback. Every case gets its own, so it should take milliseconds. */
  open(cards: readonly SeedCard[]): Promise<Backend>
  /** What the provider documents about its failures, in its own words. */
  readonly failures?: readonly DocumentedFailure[]
  /** Changes an answer so that it holds a value which the provider's documentation does not have. */
  readonly drift?: (answer: object) => object
  /** False where the adapter sends no HTTP request at all. The cases about requests are then left out. Default: true. */
  readonly wire?: boolean
}

/** A card that the owner has from the start. */
export interface SeedCard {
  readonly name: string
  /** Tells the card from the owner's others. */
  readonly last4: string
  readonly expiry: Expiry
}

/** A running backend, and one account at it. */
export interface Backend {
  /** Complete options with which an adapter reaches it, as somebody would write them into a configuration. */
  readonly options: Readonly<Record<string, unknown>>
  /** The same with credentials that the backend does not accept. */
  readonly wrongOptions: Readonly<Record<string, unknown>>
  /** The texts among the options, and everything made of them, that nobody may see. */
  readonly credentials: readonly string[]
  /** Who holds the cards. */
  readonly owner: string
  /** An id of no card, in the form that the provider's ids have. */
  readonly unknownCardId: string
  /** The owner's cards as they really are. */
  cards(): readonly TrueCard[]
  /** How often each change was really made, whatever was answered. */
  effects(): Effects
  /** The id of a card. Needed where `listCards` is unsupported, so that nobody can look it up. */
  readonly cardId?: (key: string) => string
  /** A fresh card token. Needed where `addCard` is direct. */
  readonly cardToken?: () => string
  /** What a payment link needs beyond the owner and 10.50 USD. */
  readonly payment?: Partial<CreatePaymentLinkRequest>
  close(): Promise<void>
}

/** A card as the backend keeps it. */
export interface TrueCard {
  /** The same for the life of the card, even where its id at the provider rotates. */
  readonly key: string
  readonly name: string
  readonly last4: string
  readonly expiry: Expiry
  /** The expiry as the backend has it written down: a rename must leave it alone byte for byte. */
  readonly expiryText: string
  /** Everything else that an update must leave alone. */
  readonly rest: unknown
}

/** The operations that can change something at once. */
export type ChangingOperation = Extract<
  Operation,
  'updateCard' | 'addCard' | 'deleteCard' | 'createPaymentLink'
>

export type Effects = Readonly<Record<ChangingOperation, number>>

/** An answer with which the provider says no, and what the adapter has to make of it. */
export interface DocumentedFailure {
  readonly name: string
  /** The operations that can get this answer. Those that the adapter does not support are passed over. */
  readonly operations: readonly Operation[]
  readonly answer: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
    /** JSON, or a text that is sent as it is. */
    readonly body: unknown
  }
  readonly expected: {
    readonly code: ErrorCode
    readonly outcome: Outcome
    readonly retryable: boolean
    /** The provider's own code, where it gives one. */
    readonly providerCode?: string
  }
}
