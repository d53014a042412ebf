import type { HostedLink } from '../../links/hosted-link.js'
import type { CardRef } from '../../model/card.js'
import type { Money } from '../../money/money.js'
import type { MemoryCall } from './memory-call.js'
import { MemoryCards, type MemoryCardFields } from './memory-cards.js'
import { MemoryPages } from './memory-pages.js'
import { MemoryScripts } from './memory-scripts.js'

/** A payment link that was made. */
export interface MemoryPayment {
  readonly paymentId: string
  readonly owner: string
  readonly amount: Money
  readonly description?: string
  readonly invoiceNumber?: string
  readonly link: HostedLink
}

/** How often each change was made. */
export type MemoryEffects = Readonly<
  Record<'updateCard' | 'addCard' | 'deleteCard' | 'createPaymentLink', number>
>

/** What stands behind an in-memory provider: the operations change it, and a test does through `MemoryBackend`. */
export class MemoryState {
  readonly cards = new MemoryCards()
  readonly pages = new MemoryPages()
  readonly scripts = new MemoryScripts()
  readonly calls: MemoryCall[] = []
  readonly payments: MemoryPayment[] = []
  effects: MemoryEffects = { updateCard: 0, addCard: 0, deleteCard: 0, createPaymentLink: 0 }
  /** What is behind a card token. */
  readonly tokens = new Map<string, MemoryCardFields>()
  readonly #counts = new Map<string, number>()

  /** `card-1`, `card-2`, …: the same in every run. */
  nextId(kind: 'card' | 'page' | 'payment' | 'tok'): string {
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    return `${kind}-${count}`
  }

  countEffect(operation: keyof MemoryEffects): void {
    this.effects = { ...this.effects, [operation]: this.effects[operation] + 1 }
  }

  /** The name of a card to come: a test may have taken an id that would be next. */
  newCard(owner: string): CardRef {
    const ref = { owner, id: this.nextId('card') }
    return this.cards.has(ref) ? this.newCard(owner) : ref
  }
}
