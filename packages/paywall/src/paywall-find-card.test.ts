import { describe, expect, test } from '@jest/globals'
import { AmbiguousCardError, CardNotFoundError } from '@cardlane/core'
import { cardRecord, rotatedCode, stableId, uniqueCode } from './__fixtures__/answers.js'
import { findCard } from './paywall-find-card.js'
import { paywallCard } from './paywall-schemas.js'

const cardWith = (changes: Record<string, unknown> = {}) => paywallCard.parse({ ...cardRecord, ...changes })
const mine = cardWith()
const other = cardWith({ CardLastFour: '0005', UniqueCode: 'other==' })
const twin = cardWith({ Name: null, UniqueCode: 'twin==' })

const find = (cards: (typeof mine)[], id: string) => findCard(cards, { owner: '003', id })

describe('a card is found', () => {
  test.each([
    ['its stable id', stableId],
    ['its current UniqueCode', uniqueCode],
  ])('by %s', (_name, id) => {
    expect(find([other, mine], id)).toBe(mine)
  })

  test('by its stable id when the UniqueCode has rotated', () => {
    const rotated = cardWith({ UniqueCode: rotatedCode })
    expect(find([other, rotated], stableId)).toBe(rotated)
  })

  test('by UniqueCode among cards that are alike', () => {
    expect(find([mine, twin], 'twin==')).toBe(twin)
  })
})

describe('a card is not found', () => {
  test.each([
    ['among none', [], stableId],
    ['by a UniqueCode that has rotated', [cardWith({ UniqueCode: rotatedCode })], uniqueCode],
    ['when the owner has others only', [other], stableId],
  ])('%s', (_name, cards, id) => {
    const seek = () => find(cards, id)
    expect(seek).toThrow(CardNotFoundError)
    expect(seek).toThrow('The owner has no such card.')
    expect(seek).toThrow(expect.objectContaining({ outcome: 'not_applied', retryable: false }))
  })
})

test('cards that cannot be told apart are listed and none is taken', () => {
  const seek = () => find([mine, other, twin], stableId)
  expect(seek).toThrow(AmbiguousCardError)
  expect(seek).toThrow('The id means 2 cards with the same first six and last four digits.')
  expect(seek).toThrow(
    expect.objectContaining({
      outcome: 'not_applied',
      retryable: false,
      candidates: [
        { ref: { owner: '003', id: uniqueCode }, name: 'Kartım', last4: '4509' },
        { ref: { owner: '003', id: 'twin==' }, last4: '4509' },
      ],
    }),
  )
})
