/**
 * Names one card at one provider instance. Plain and JSON-safe: store each field in a column of its own.
 */
export interface CardRef {
  /** The person at the provider who holds the card: Paywint's `user_id`, Paywall's `RelationalId1`, Sila's `user_handle`. */
  readonly owner: string
  readonly id: string
}

/** The month in which a card expires. Month and year always travel together. */
export interface Expiry {
  /** 1 to 12. */
  readonly month: number
  /** Four digits. */
  readonly year: number
}

/** What a hosted page prepares a card for. Providers without hosted pages know no such distinction. */
export type CardPurpose = 'payment' | 'withdrawal'

/** A step that only the cardholder can take, on the provider's hosted page. Ask `updateCard` for the link. */
export type RequiredAction = 'upload_images' | 'confirm_payment' | 'confirm_withdrawal' | 'compliance_check'

/** Why a card cannot be used although nothing is asked of the cardholder. */
export type CardLimit = 'blocked' | 'expired' | 'inactive' | 'daily_payment_limit'

/** A stored card as its provider describes it. A field is absent when the provider does not say. */
export interface Card {
  readonly ref: CardRef
  readonly name?: string
  /** Four digits, leading zeros kept. */
  readonly last4?: string
  readonly expiry?: Expiry
  /** In lower case: `visa`, `mastercard`, or whatever else the provider says. */
  readonly brand?: string
  /** In lower case: `credit`, `debit`, or whatever else the provider says. */
  readonly funding?: string
  readonly holder?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  /** ISO 4217. */
  readonly currency?: string
  /**
   * The provider's own id where it differs from `ref.id`. Paywall's rotates: good as an id for the next call, never to be stored.
   */
  readonly providerId?: string
  /** Empty when the cardholder has nothing to do. */
  readonly requiredActions: readonly RequiredAction[]
  /** Empty when nothing else stands in the way of using the card. */
  readonly limits: readonly CardLimit[]
}
