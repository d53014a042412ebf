import type { Effects } from '@cardlane/conformance'
import type { CountedEffect } from '../effect-log.js'

/** What a simulator has counted, by neutral operation. */
export function effectsOf(counted: readonly CountedEffect[]): Effects {
  const count = (...changes: readonly string[]) =>
    counted.reduce((sum, { change, times }) => (changes.includes(change) ? sum + times : sum), 0)
  return {
    addCard: count('card.added'),
    updateCard: count('card.updated', 'card.renamed'),
    deleteCard: count('card.deleted'),
    createPaymentLink: count('payment_link.created'),
  }
}

/** The value of the first field of these names, wherever it stands in an answer, becomes one that nobody has documented. */
export function withUnknownValue(answer: object, fields: readonly string[]): object {
  const changed = Object.entries(answer).map(([key, value]: [string, unknown]) => {
    if (fields.includes(key) && typeof value === 'string') return [key, 'SOMETHING_NEW']
    return [key, typeof value === 'object' && value !== null ? withUnknownValue(value, fields) : value]
  })
  const copy = Object.fromEntries(changed) as Readonly<Record<string, unknown>>
  return Array.isArray(answer) ? Object.values(copy) : copy
}
