import { describe, expect, test } from '@jest/globals'
import { cardRecord, rotatedCode, stableId, uniqueCode } from './__fixtures__/answers.js'
import { thrownFailure } from './__fixtures__/thrown-failure.js'
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
    expect(thrownFailure(() => find(cards, id))).toEqual({
      code: 'card_not_found',
      message: 'The owner has no such card.',
      hint: "List the owner's cards and use an id from there; a UniqueCode works only until it rotates.",
    })
  })
})

test('cards that cannot be told apart are listed and none is taken', () => {
  expect(thrownFailure(() => find([mine, other, twin], stableId))).toEqual({
    code: 'ambiguous_card',
    message: 'The id means 2 cards with the same first six and last four digits.',
    hint: 'Call again with the id of one of `candidates`, which is its current UniqueCode.',
    candidates: [
      { ref: { owner: '003', id: uniqueCode }, name: 'Kartım', last4: '4509' },
      { ref: { owner: '003', id: 'twin==' }, last4: '4509' },
    ],
  })
})
