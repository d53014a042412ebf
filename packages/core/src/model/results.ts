import type { HostedLink } from '../links/hosted-link.js'
import type { Card, CardRef } from './card.js'
import type { UpdateField } from './capabilities.js'

/** How a call went. */
export interface ResultMeta {
  /** The correlation id, given by the caller or made. */
  readonly reference: string
  /** How many HTTP requests the call sent: reads, writes, retries and token fetches together. */
  readonly attempts: number
  readonly durationMs: number
  /** The id that the provider gave the last request, where it gives one. */
  readonly providerRequestId?: string
  /** How far the provider's clock goes before the machine's, where requests were dated by it. Negative: behind. */
  readonly clockSkewMs?: number
  /** The last answer as the provider sent it, parsed. Not enumerable: it can hold links, which are secrets. */
  readonly raw: unknown
}

interface WithMeta {
  readonly meta: ResultMeta
}

/** The result of `updateCard`. Switch over `status`; the compiler tells when a case is forgotten. */
export type UpdateCardResult = WithMeta & UpdateCardOutcome

/** `UpdateCardResult` without its `meta`, as an adapter returns it. */
export type UpdateCardOutcome =
  /** Changed at the provider. `applied` names what was set. */
  | { readonly status: 'updated'; readonly card: Card; readonly applied: readonly UpdateField[] }
  /** Nothing has changed. The cardholder finishes on the page behind `link`; `deferred` names what was asked for. */
  | {
      readonly status: 'action_required'
      readonly link: HostedLink
      readonly deferred: readonly UpdateField[]
    }
  /** The card already is as asked; nothing was written. */
  | { readonly status: 'unchanged'; readonly card: Card }

export type AddCardResult = WithMeta & AddCardOutcome

/** `AddCardResult` without its `meta`, as an adapter returns it. */
export type AddCardOutcome =
  | { readonly status: 'added'; readonly card: Card }
  /** No card yet. The cardholder types it in on the page behind `link`. */
  | { readonly status: 'action_required'; readonly link: HostedLink }

export type PaymentLinkResult = WithMeta & PaymentLinkOutcome

/** `PaymentLinkResult` without its `meta`, as an adapter returns it. */
export interface PaymentLinkOutcome {
  readonly status: 'created'
  readonly link: HostedLink
  /** The provider's id of the payment, where it gives one. */
  readonly paymentId?: string
}

export interface CardList extends WithMeta {
  readonly cards: readonly Card[]
}

export interface CardResult extends WithMeta {
  readonly card: Card
}

export interface DeleteCardResult extends WithMeta {
  readonly status: 'deleted'
  readonly card: CardRef
}
