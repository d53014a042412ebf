import { inspect } from 'node:util'
import type { HostedLink } from '../../links/hosted-link.js'
import type { Card } from '../../model/card.js'
import type { Operation } from '../../model/capabilities.js'
import type { MemoryCall } from './memory-call.js'
import type { MemoryCardFields } from './memory-cards.js'
import type { NextCall, UnusedScript } from './memory-scripts.js'
import { MemoryState, type MemoryEffects, type MemoryPayment } from './memory-state.js'

/** A card to begin with. Without an `id` it gets one: `card-1`, `card-2`, … */
export interface MemorySeed extends MemoryCardFields {
  readonly owner: string
  readonly id?: string
}

/** For the operations alone. */
export const stateOf = Symbol('cardlane.memory-state')

/**
 * What stands behind an in-memory provider: its cards and what was asked of it. A test fills it, reads it, plays the
 * cardholder, and decides how calls end. Ids and links are the same in every run.
 */
export class MemoryBackend {
  readonly #state = new MemoryState()

  constructor({ cards = [] }: { readonly cards?: readonly MemorySeed[] } = {}) {
    for (const card of cards) this.seed(card)
  }

  get [stateOf](): MemoryState {
    return this.#state
  }

  /** Puts a card there, as it is from now on. @throws Error when the owner has a card with this id. */
  seed({ owner, id, ...fields }: MemorySeed): Card {
    const { cards } = this.#state
    const ref = id === undefined ? this.#state.newCard(owner) : { owner, id }
    if (cards.has(ref)) throw new Error('The owner already has a card with this id.')
    return cards.put(ref, fields)
  }

  /** A card token: `addCard` makes a card with these fields of it. From any other token, it makes one with a name at most. */
  token(fields: MemoryCardFields): string {
    const token = this.#state.nextId('tok')
    this.#state.tokens.set(token, { ...fields })
    return token
  }

  /** The cards as they are now: of one owner, or of all. */
  cards(owner?: string): readonly Card[] {
    return owner === undefined ? this.#state.cards.all() : this.#state.cards.of(owner)
  }

  /** The payment links that were made, the lost ones, too. */
  payments(): readonly MemoryPayment[] {
    return [...this.#state.payments]
  }

  /** How often each change was really made by a call, whatever was answered. What a cardholder does on a page is not counted. */
  effects(): MemoryEffects {
    return this.#state.effects
  }

  /** The calls that came to the provider, in this order: of one operation, or all. */
  calls<O extends Operation = Operation>(operation?: O): readonly MemoryCall<O>[] {
    const calls = this.#state.calls.filter((call) => operation === undefined || call.operation === operation)
    // The compiler does not see what the filter has left.
    return calls as unknown as readonly MemoryCall<O>[]
  }

  /** Decides what becomes of the next call of an operation. */
  next<O extends Operation>(operation: O): NextCall<O> {
    return this.#state.scripts.next(operation)
  }

  /** What was decided and no call has come for. A test ends well when there is nothing left. */
  unused(): readonly UnusedScript[] {
    return this.#state.scripts.unused
  }

  /**
   * The cardholder finishes on the page behind a link: what `updateCard` deferred is applied, or the card of `addCard` is
   * there from now on. `entered` is what the cardholder types in, and goes before what was asked for. An update that set
   * nothing asked for verification: the card requires no action any more.
   *
   * @throws Error when the link has expired, or leads to no page that is open.
   */
  finish(link: HostedLink | string, entered: MemoryCardFields = {}): Card {
    return this.#state.pages.finish(typeof link === 'string' ? link : link.url, entered)
  }

  /** Its pages and card tokens are secrets. */
  [inspect.custom](): string {
    return `MemoryBackend(cards: ${this.cards().length}, calls: ${this.calls().length})`
  }
}
