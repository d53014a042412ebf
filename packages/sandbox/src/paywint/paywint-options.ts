import type { PaywintCardRecord } from './paywint-card.js'

/**
 * Switches for what Paywint's documentation (developer.paywint.com) leaves open, and the cards to begin with.
 */
export interface PaywintSimulatorOptions {
  /** What stands for the body hash when there is no body: the SHA-256 of zero bytes, or nothing. Default `sha256`. */
  readonly emptyBodyHash?: 'sha256' | 'empty'
  /** Also accept the fixed signature that Paywint publishes for its sandbox. Default `false`. */
  readonly staticSignature?: boolean
  /** Shape of the undocumented 401 and 404 bodies: `{ detail: 'text' }`, or the usual envelope. Default `detail`. */
  readonly errorBody?: 'detail' | 'envelope'
  /** Whether a new secure link makes the older ones of the same user void. Default `false`. */
  readonly newLinkVoidsOlder?: boolean
  /** What is pending on a card that was just added through its hosted page. Default nothing. */
  readonly pendingAfterAdd?: readonly PaywintPendingFlag[]
  /** The cards to begin with, instead of the one in Paywint's examples. Their `user_id`s are known users. */
  readonly cards?: readonly PaywintCardRecord[]
}

/** The flags of a card record that an update link clears. */
export type PaywintPendingFlag =
  | 'payment_confirm_required'
  | 'withdrawal_confirm_required'
  | 'card_images_required'
  | 'compliance_check_required'
