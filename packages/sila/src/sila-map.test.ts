import { describe, expect, test } from '@jest/globals'
import { cardId, wireCard } from './__fixtures__/bodies.js'
import { toCard } from './sila-map.js'

const owner = 'somebody'

test('maps the card of the documentation', () => {
  expect(toCard(wireCard, owner)).toEqual({
    ref: { owner, id: cardId },
    name: 'test_card',
    last4: '1157',
    expiry: { month: 12, year: 2027 },
    brand: 'visa',
    funding: 'debit',
    country: 'GB',
    currency: 'USD',
    requiredActions: [],
    limits: [],
  })
})

test('leaves out what the provider does not say', () => {
  const silent = {
    card_last_4: null,
    expiration: null,
    card_type: null,
    card_network: null,
    active: null,
    country: null,
    currency: null,
  }
  const bare = { ref: { owner, id: cardId }, name: 'n', requiredActions: [], limits: [] }
  expect(toCard({ card_id: cardId, card_name: 'n' }, owner)).toEqual(bare)
  expect(toCard({ card_id: cardId, card_name: 'n', ...silent }, owner)).toEqual(bare)
})

test.each([
  [1157, '1157'],
  [57, '0057'],
  [0, '0000'],
  ['0042', '0042'],
  ['42', '0042'],
])('the last four digits %p are %s', (given, last4) => {
  expect(toCard({ ...wireCard, card_last_4: given }, owner).last4).toBe(last4)
})

describe('an expiry', () => {
  test.each([
    ['12/27', { month: 12, year: 2027 }],
    ['01/30', { month: 1, year: 2030 }],
    ['202512', { month: 12, year: 2025 }],
    ['203001', { month: 1, year: 2030 }],
  ])('%s is understood', (text, expiry) => {
    expect(toCard({ ...wireCard, expiration: text }, owner).expiry).toEqual(expiry)
  })

  test.each(['13/27', '00/27', '12/2027', '1/27', '202513', '202500', '2025123', '20251', 'never', ''])(
    '%p is left out',
    (text) => {
      expect(toCard({ ...wireCard, expiration: text }, owner)).not.toHaveProperty('expiry')
    },
  )
})

test.each([
  [true, []],
  [false, ['inactive']],
])('a card whose active is %p has the limits %j', (active, limits) => {
  expect(toCard({ ...wireCard, active }, owner).limits).toEqual(limits)
})
