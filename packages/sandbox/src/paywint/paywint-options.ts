import type { Duration } from '../duration.js'
import { seededCard, type PaywintCardRecord } from './paywint-card.js'

/**
 * Switches for what Paywint's documentation (developer.paywint.com) leaves open, and the cards to begin with.
 */
export interface PaywintSimulatorOptions {
  /** What stands for the body hash when there is no body: the SHA-256 of zero bytes, or nothing. Default `sha256`. */
  readonly emptyBodyHash?: 'sha256' | 'empty'
  /** Also accept the fixed signature that Paywint publishes for its sandbox. Default `false`. */
  readonly staticSignature?: boolean
  /** Whether path and query are signed as they were sent, or percent-decoded. Default `as-sent`. */
  readonly signedTarget?: 'as-sent' | 'decoded'
  /** The status of a wrong signature or platform. Default `401`. */
  readonly badSignatureStatus?: 400 | 401 | 403
  /**
   * How a card or user is answered that there is not, or that is not verified: by a status; by a 200 with
   * `success: false`; or by a 200 with nothing in it, which is what the OpenAPI document allows. Default `404`.
   */
  readonly notFound?: 400 | 403 | 404 | 'failure' | 'nothing'
  /** Shape of a failure but the 422: `{ detail: 'text' }`, the usual envelope, or plain text. Default `detail`. */
  readonly errorBody?: 'detail' | 'envelope' | 'text'
  /** Whether a success has all of its envelope, or only `data` or `records`: none of it is required. Default `whole`. */
  readonly envelope?: 'whole' | 'bare'
  /** The `records` of an empty list. Default `array`. */
  readonly emptyList?: 'array' | 'null'
  /** Fields that every card shows as null. Default none. */
  readonly nullCardFields?: readonly NullableField[]
  /**
   * What a 200 for a secure link holds. With a null, no link is made; `null-data` is so for payment links, too.
   * Default `link`.
   */
  readonly linkAnswer?: 'link' | 'null-link' | 'null-data'
  /** What a deletion answers: `data` null, a text, or the card's record; or an empty body. Default `null`. */
  readonly deletionAnswer?: 'null' | 'text' | 'card' | 'empty'
  /** Whether an add link needs `card_purpose`; without one it is for payments. Default `required`. */
  readonly addPurpose?: 'required' | 'optional'
  /** How many cards a user may have; for one who has them, an add link is a 403. Default `Infinity`. */
  readonly cardsPerUser?: number
  /** Whether a new secure link makes the older ones of the same user void. Default `false`. */
  readonly newLinkVoidsOlder?: boolean
  /** What is pending on a card that was just added through its hosted page. Default nothing. */
  readonly pendingAfterAdd?: readonly PaywintPendingFlag[]
  /** How many decimals a payment's amount may have; more are a 422. Default `any`. */
  readonly amountDecimals?: 'any' | 'two'
  /** The highest amount of a payment, in US dollars; more is a 422. Default `Infinity`. */
  readonly maxAmount?: number
  /** The status of a payment link with an invoice number that its user has used; `200` makes another. Default `200`. */
  readonly duplicateInvoiceStatus?: 200 | 400 | 409
  /** Whether the list of received payments has links that nobody has paid yet. Default `true`. */
  readonly unpaidLinksListed?: boolean
  /** How long a payment link can be paid. Default `Infinity`. */
  readonly paymentLinkLife?: Duration
  /** The cards to begin with, instead of the one in Paywint's examples. Their `user_id`s are known users. */
  readonly cards?: readonly PaywintCardRecord[]
}

/** The flags of a card record that an update link clears. */
export type PaywintPendingFlag =
  | 'payment_confirm_required'
  | 'withdrawal_confirm_required'
  | 'card_images_required'
  | 'compliance_check_required'

/** What of a card record may be null: anything but its ids. */
type NullableField = Exclude<keyof PaywintCardRecord, 'user_id' | 'card_id'>

export type PaywintSettings = Required<PaywintSimulatorOptions>

export const paywintDefaults: PaywintSettings = {
  emptyBodyHash: 'sha256',
  staticSignature: false,
  signedTarget: 'as-sent',
  badSignatureStatus: 401,
  notFound: 404,
  errorBody: 'detail',
  envelope: 'whole',
  emptyList: 'array',
  nullCardFields: [],
  linkAnswer: 'link',
  deletionAnswer: 'null',
  addPurpose: 'required',
  cardsPerUser: Infinity,
  newLinkVoidsOlder: false,
  pendingAfterAdd: [],
  amountDecimals: 'any',
  maxAmount: Infinity,
  duplicateInvoiceStatus: 200,
  unpaidLinksListed: true,
  paymentLinkLife: Infinity,
  cards: [seededCard],
}
