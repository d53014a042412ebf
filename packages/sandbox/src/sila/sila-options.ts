import { seededCard, type SilaCardRecord } from './sila-card.js'

/** Switches for what Sila's documentation (docs.silamoney.com) leaves open, and the cards to begin with. */
export interface SilaSimulatorOptions {
  /** How many seconds `header.created` may lie in the past or the future. Default `300`. */
  readonly createdWindowSeconds?: number
  /** How many of them may lie in the future; official SDKs date back. Default `Infinity`: the whole window. */
  readonly createdAheadSeconds?: number
  /** The status of a missing or wrong signature; Sila's endpoints are known to differ. Default `401`. */
  readonly badSignatureStatus?: 401 | 403
  /** The status for a card that is not there; `200` carries `success: false`. Default `404`. */
  readonly unknownCardStatus?: 200 | 400 | 404
  /** The status for a card name that the user has already given to another card. Default `400`. */
  readonly duplicateNameStatus?: 400 | 409
  /** An `error_code` for those two; other endpoints of Sila have one. Default none. */
  readonly cardErrorCode?: string
  /** What stands at the leaves of `validation_details`: a text, or a list of texts. Default `text`. */
  readonly validationDetails?: 'text' | 'list'
  /** The verb of update_card: the documentation says POST, Sila's Postman collections PUT. Default `both`. */
  readonly updateCardVerb?: 'POST' | 'PUT' | 'both'
  /** How a bearer token is sent: as issued, base64-encoded as one page asks, or either. Default `both`. */
  readonly bearerForm?: 'raw' | 'base64' | 'both'
  /** A bearer token beside signatures, which are then not looked at, or count as a bad signature. Default `accept`. */
  readonly bearerWithSignatures?: 'accept' | 'refuse'
  /** `app_handle` and its old name `auth_handle` in one header, where the first counts, or that is a 400. Default `accept`. */
  readonly bothHandles?: 'accept' | 'refuse'
  /** Whether a handle may leave out `.silamoney.eth`: some pages print it, some do not. Default `accept`. */
  readonly bareHandles?: 'accept' | 'refuse'
  /** Whether `header.reference` may be absent, has to be there, or must also not have been used before. Default `optional`. */
  readonly reference?: 'optional' | 'required' | 'unique'
  /** How long `header.reference` may be, in UTF-16 units. Default `Infinity`. */
  readonly maxReferenceLength?: number
  /** Whether link_card needs `card_name`; without one the card is called by its id. Default `required`. */
  readonly linkCardName?: 'required' | 'optional'
  /** How long a new card name may be, in UTF-16 units. Default `Infinity`. */
  readonly maxNameLength?: number
  /** What a new card name may consist of. Default `any`. */
  readonly nameCharacters?: 'any' | 'ascii'
  /** Whether link_card answers `avs`, as official SDKs know it. Default `false`. */
  readonly includeAvs?: boolean
  /** Where get_cards takes `page` and `per_page` from: the query, the body, or nowhere, and all come at once. Default `query`. */
  readonly paging?: 'query' | 'body' | 'none'
  /** Whether answers carry `sila_reference_id`, as the newer ones do. Default `true`. */
  readonly includeSilaReferenceId?: boolean
  /** The cards to begin with, instead of the one in Sila's example. */
  readonly cards?: readonly SilaCardRecord[]
}

export type SilaSettings = Required<SilaSimulatorOptions>

export const silaDefaults: SilaSettings = {
  createdWindowSeconds: 300,
  createdAheadSeconds: Infinity,
  badSignatureStatus: 401,
  unknownCardStatus: 404,
  duplicateNameStatus: 400,
  cardErrorCode: '',
  validationDetails: 'text',
  updateCardVerb: 'both',
  bearerForm: 'both',
  bearerWithSignatures: 'accept',
  bothHandles: 'accept',
  bareHandles: 'accept',
  reference: 'optional',
  maxReferenceLength: Infinity,
  linkCardName: 'required',
  maxNameLength: Infinity,
  nameCharacters: 'any',
  includeAvs: false,
  paging: 'query',
  includeSilaReferenceId: true,
  cards: [seededCard],
}
