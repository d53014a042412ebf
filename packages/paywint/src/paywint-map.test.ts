import { describe, expect, test } from '@jest/globals'
import { cardRecord, mappedCard } from './__fixtures__/answers.js'
import { user } from './__fixtures__/paywint.js'
import { toCard, toCardPurpose } from './paywint-map.js'
import { paywintCard } from './paywint-schemas.js'

const mapped = (changes: Record<string, unknown> = {}) =>
  toCard(paywintCard.parse({ ...cardRecord, ...changes }), user)

describe('a card', () => {
  test('is mapped field by field', () => {
    expect(mapped()).toEqual(mappedCard)
  })

  test('of which only the id is known', () => {
    expect(toCard(paywintCard.parse({ card_id: 'c-1' }), user)).toEqual({
      ref: { owner: user, id: 'c-1' },
      requiredActions: [],
      limits: [],
    })
  })

  test('of which everything else is null is the same', () => {
    const nulls = Object.fromEntries(Object.keys(cardRecord).map((key) => [key, null]))
    expect(mapped({ ...nulls, card_id: 'c-1' })).toEqual({
      ref: { owner: user, id: 'c-1' },
      requiredActions: [],
      limits: [],
    })
  })

  test.each([
    ['12/2029', { month: 12, year: 2029 }],
    ['1/2029', { month: 1, year: 2029 }],
    ['01/2029', { month: 1, year: 2029 }],
    ['12/29', undefined],
    ['13/2029', undefined],
    ['00/2029', undefined],
    ['2029-12', undefined],
    ['', undefined],
  ])('expiring %j', (text, expiry) => {
    expect(mapped({ card_exp: text }).expiry).toEqual(expiry)
  })

  test.each([
    ['DEBIT', 'debit'],
    ['PREPAID', 'prepaid'],
  ])('of the type %s', (type, funding) => {
    expect(mapped({ card_type: type }).funding).toBe(funding)
  })

  test.each([
    ['John', null, 'John'],
    [null, 'Doe', 'Doe'],
    ['', '', undefined],
  ])('of the holder %j %j', (first, last, holder) => {
    expect(mapped({ first_name: first, last_name: last }).holder).toBe(holder)
  })
})

describe('what is asked of the cardholder', () => {
  test.each([
    ['card_images_required', 'upload_images'],
    ['payment_confirm_required', 'confirm_payment'],
    ['withdrawal_confirm_required', 'confirm_withdrawal'],
    ['compliance_check_required', 'compliance_check'],
  ])('%s is %s', (flag, action) => {
    expect(mapped({ [flag]: true })).toEqual({ ...mappedCard, requiredActions: [action] })
  })

  test('several at once', () => {
    const flags = { card_images_required: true, compliance_check_required: true, is_limited: true }
    expect(mapped(flags).requiredActions).toEqual(['upload_images', 'compliance_check'])
  })
})

describe('what no update resolves', () => {
  test.each([
    ['is_limited', 'daily_payment_limit'],
    ['is_blocked', 'blocked'],
  ])('%s is %s', (flag, limit) => {
    expect(mapped({ [flag]: true })).toEqual({ ...mappedCard, limits: [limit] })
  })
})

test.each([
  ['payment', 'PAYMENT'],
  ['withdrawal', 'WITHDRAWAL'],
] as const)('the purpose %s is %s', (purpose, wire) => {
  expect(toCardPurpose(purpose)).toBe(wire)
})
