import type { SilaCardRecord } from './sila-card.js'

/** Switches for what Sila's documentation (docs.silamoney.com) leaves open, and the cards to begin with. */
export interface SilaSimulatorOptions {
  /** How many seconds `header.created` may lie in the past or the future. Default `300`. */
  readonly createdWindowSeconds?: number
  /** The status of a missing or wrong signature; Sila's endpoints are known to differ. Default `401`. */
  readonly badSignatureStatus?: 401 | 403
  /** The status for a card that is not there; `200` carries `success: false`. Default `404`. */
  readonly unknownCardStatus?: 200 | 400 | 404
  /** The status for a card name that the user has already given to another card. Default `400`. */
  readonly duplicateNameStatus?: 400 | 409
  /** The verb of update_card: the documentation says POST, Sila's Postman collections PUT. Default `both`. */
  readonly updateCardVerb?: 'POST' | 'PUT' | 'both'
  /** How a bearer token is sent: as issued, base64-encoded as one page asks, or either. Default `both`. */
  readonly bearerForm?: 'raw' | 'base64' | 'both'
  /** Whether answers carry `sila_reference_id`, as the newer ones do. Default `true`. */
  readonly includeSilaReferenceId?: boolean
  /** The cards to begin with, instead of the one in Sila's example. */
  readonly cards?: readonly SilaCardRecord[]
}
