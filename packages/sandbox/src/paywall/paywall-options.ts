import type { Duration } from '../duration.js'
import type { PaywallCardRecord } from './paywall-card.js'

/** Switches for what Paywall's documentation (developer.paywall.one) leaves open, and the cards to begin with. */
export interface PaywallSimulatorOptions {
  /**
   * When UniqueCodes rotate: only by `rotateUniqueCodes()`, or also the card's own after an update, or also all of
   * them each time that so many milliseconds have passed on the sandbox's clock. Default `manual`.
   */
  readonly rotation?: 'manual' | 'after-update' | { readonly everyMs: number }
  /** Whether codes from before a rotation still find their card. Default `false`. */
  readonly graceOldCodes?: boolean
  /** The answer to a list without cards: a success with this Body, or a failure. Default `array`. */
  readonly emptyList?: 'array' | 'null' | 'error'
  /** The HTTP status of a business failure, which carries `Result: false` either way. Default `200`. */
  readonly failureStatus?: 200 | 400
  /** The Body of a failure: null, an empty text, or an object as failed payments have it. Default `null`. */
  readonly failureBody?: 'null' | 'text' | 'object'
  /**
   * Where the ErrorCodes of card calls come from: the general table, the one of payments, the two codes that CardWall's
   * blacklist is known to have (and else 1), or 1 for everything, as the page of the update says. Default `general`.
   */
  readonly errorCodes?: 'general' | 'payment' | 'card-wall' | 'one'
  /** The HTTP status of missing or wrong keys. Default `401`. */
  readonly authFailureStatus?: 200 | 401
  /** The ErrorCode of missing or wrong keys. Default `77`, the only published code that means bad credentials. */
  readonly authErrorCode?: number
  /** What missing or wrong keys are answered with: the usual envelope, or an empty body. Default `envelope`. */
  readonly authFailureBody?: 'envelope' | 'empty'
  /** Whether the card host has the caller's IP address on its list; it refuses every call of another. Default `listed`. */
  readonly ipAddress?: 'listed' | 'unlisted'
  /** `Result` as the samples have it, or as the table of the update page has it. Default `boolean`. */
  readonly resultAs?: 'boolean' | 'text'
  /** The language of `Message`. Default `english`. */
  readonly messages?: 'english' | 'turkish'
  /** The Body of a card that was saved from a token: as of one saved from its number, or null. Default `card`. */
  readonly saveAnswer?: 'card' | 'null'
  /** Whether an update may set an expiry date that has passed. Default `accept`. */
  readonly pastExpiry?: 'accept' | 'refuse'
  /** How many years ahead an update may set the expiry. Default `Infinity`: any year of four digits. */
  readonly maxYearsAhead?: number
  /** How long a Nickname, ItemName or ItemDescription may be, in UTF-16 units. Default `Infinity`. */
  readonly maxTextLength?: number
  /** The Body of a payment link: `Link` alone, with what the official SDK also reads, or its address as text. Default `link`. */
  readonly linkAnswer?: 'link' | 'details' | 'text'
  /** Whether a payment link with CallbackSupport needs a CallbackAddress. Default `optional`. */
  readonly callbackAddress?: 'optional' | 'required'
  /** InstallmentDynamic: the documentation says number, the official SDK sends a boolean. Default `both`. */
  readonly installmentDynamic?: 'both' | 'number' | 'boolean'
  /** How many decimals an ItemAmount may have. Default `any`. */
  readonly amountDecimals?: 'any' | 'two'
  /** A payment link with a MerchantOrderId that another one has. Default `accept`. */
  readonly duplicateOrderId?: 'accept' | 'refuse'
  /** How long a payment link can be paid. Default `Infinity`. */
  readonly paymentLinkLife?: Duration
  /** RelationalId2 of the card to begin with, which then has to be sent along with each call. Default none. */
  readonly relationalId2?: string
  /** The cards to begin with, instead of the one in Paywall's example. */
  readonly cards?: readonly PaywallCardRecord[]
}

export type PaywallSettings = Required<PaywallSimulatorOptions>

export const paywallDefaults: Omit<PaywallSettings, 'cards'> = {
  rotation: 'manual',
  graceOldCodes: false,
  emptyList: 'array',
  failureStatus: 200,
  failureBody: 'null',
  errorCodes: 'general',
  authFailureStatus: 401,
  authErrorCode: 77,
  authFailureBody: 'envelope',
  ipAddress: 'listed',
  resultAs: 'boolean',
  messages: 'english',
  saveAnswer: 'card',
  pastExpiry: 'accept',
  maxYearsAhead: Infinity,
  maxTextLength: Infinity,
  linkAnswer: 'link',
  callbackAddress: 'optional',
  installmentDynamic: 'both',
  amountDecimals: 'any',
  duplicateOrderId: 'accept',
  paymentLinkLife: Infinity,
  relationalId2: '',
}
