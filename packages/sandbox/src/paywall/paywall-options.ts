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
  /** The Body of a list without cards. Default `array`. */
  readonly emptyList?: 'array' | 'null'
  /** The HTTP status of a business failure, which carries `Result: false` either way. Default `200`. */
  readonly failureStatus?: 200 | 400
  /** The HTTP status of missing or wrong keys. Default `401`. */
  readonly authFailureStatus?: 200 | 401
  /** The ErrorCode of missing or wrong keys. Default `77`, the only published code that means bad credentials. */
  readonly authErrorCode?: number
  /** Whether an update may set an expiry date that has passed. Default `accept`. */
  readonly pastExpiry?: 'accept' | 'refuse'
  /** RelationalId2 of the card to begin with, which then has to be sent along with each call. Default none. */
  readonly relationalId2?: string
  /** The cards to begin with, instead of the one in Paywall's example. */
  readonly cards?: readonly PaywallCardRecord[]
}
