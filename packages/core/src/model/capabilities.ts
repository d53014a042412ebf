/**
 * How a provider does something: `direct` by the call itself, `hosted` by the cardholder on a page to which the call gives
 * a link, or `unsupported`.
 */
export type Support = 'direct' | 'hosted' | 'unsupported'

/** What a provider instance can do, per operation and, for `updateCard`, per field. */
export interface Capabilities {
  readonly updateCard: UpdateCapabilities
  /** `direct`: from a card token. `hosted`: the cardholder types the card in. */
  readonly addCard: Support
  readonly createPaymentLink: Support
  readonly listCards: Support
  readonly getCard: Support
  readonly deleteCard: Support
}

export interface UpdateCapabilities {
  readonly name: Support
  readonly expiry: Support
  /** Asking the cardholder to verify the card again, by an update that sets nothing. */
  readonly verification: Support
  /**
   * `replace`: the provider overwrites every field at each update, so a partial update is read, merged and written.
   * `patch`: only what is sent changes.
   */
  readonly write: 'patch' | 'replace'
}

export type UpdateField = 'name' | 'expiry'

/** The neutral verbs. */
export type Operation = keyof Capabilities

/** A verb, or one field of `updateCard`. */
export type Capability = Exclude<Operation, 'updateCard'> | `updateCard.${UpdateField | 'verification'}`

/** Why something is not possible at a provider, and what to do instead. */
export interface Refusal {
  readonly reason: string
  readonly alternative: string
}

/** Keeps the literal types of an adapter's capabilities, so that the type checker can see them. */
export function defineCapabilities<const C extends Capabilities>(capabilities: C): C {
  return capabilities
}
