import { deepFreeze } from '../../deep-freeze.js'
import { CardNotFoundError } from '../../errors/failure-errors.js'
import type { Card, CardRef } from '../../model/card.js'

/** What a card shows. What is left out, the card does not have. */
export type MemoryCardFields = Partial<Omit<Card, 'ref'>>

/** The cards of all owners. A card never changes: it is replaced, so what was read stays as it was. */
export class MemoryCards {
  readonly #cards = new Map<string, Card>()

  of(owner: string): readonly Card[] {
    return this.all().filter(({ ref }) => ref.owner === owner)
  }

  all(): readonly Card[] {
    return [...this.#cards.values()]
  }

  has(ref: CardRef): boolean {
    return this.#cards.has(keyOf(ref))
  }

  /** @throws CardNotFoundError when the owner has no such card. */
  get(ref: CardRef): Card {
    const card = this.#cards.get(keyOf(ref))
    if (card === undefined) throw cardNotFound()
    return card
  }

  put({ owner, id }: CardRef, fields: MemoryCardFields): Card {
    const { expiry, requiredActions = [], limits = [], ...rest } = fields
    const card: Card = deepFreeze({
      ...rest,
      ref: { owner, id },
      ...(expiry !== undefined && { expiry: { ...expiry } }),
      requiredActions: [...requiredActions],
      limits: [...limits],
    })
    this.#cards.set(keyOf(card.ref), card)
    return card
  }

  /** @throws CardNotFoundError when the owner has no such card. */
  remove(ref: CardRef): void {
    if (!this.#cards.delete(keyOf(ref))) throw cardNotFound()
  }
}

function keyOf({ owner, id }: CardRef): string {
  return JSON.stringify([owner, id])
}

function cardNotFound(): CardNotFoundError {
  return new CardNotFoundError({
    message: 'The provider has no such card (HTTP 404).',
    outcome: 'not_applied',
    retryable: false,
    hint: "List the owner's cards and use an id from there.",
    providerError: { httpStatus: 404 },
  })
}
