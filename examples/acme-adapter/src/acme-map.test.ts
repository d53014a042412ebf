import { describe, expect, test } from '@jest/globals'
import { card, owner, cardRecord } from './__fixtures__/acme-test-provider.js'
import { cardDrift } from './acme-drift.js'
import { isAsAsked, toCard, toChanges, toExpiry } from './acme-map.js'

describe('toCard', () => {
  test('maps every field', () => {
    expect(toCard({ ...cardRecord, network: 'VISA' }, owner)).toEqual({
      ref: card,
      name: 'Everyday',
      last4: '4242',
      expiry: { month: 12, year: 2029 },
      brand: 'visa',
      requiredActions: [],
      limits: [],
    })
  })

  test('leaves out what Acme does not say', () => {
    const ref = { owner, id: card.id }
    expect(toCard({ id: card.id, revision: 1 }, owner)).toEqual({ ref, requiredActions: [], limits: [] })
  })

  test.each([
    ['active', []],
    ['locked', ['blocked']],
    ['expired', ['expired']],
    ['resting', []],
  ])('status %s gives the limits %j', (status, limits) => {
    expect(toCard({ ...cardRecord, status }, owner).limits).toEqual(limits)
  })
})

test.each([
  ['2031-04', { month: 4, year: 2031 }],
  ['2031-13', undefined],
  ['04/31', undefined],
  [null, undefined],
])('toExpiry reads %j', (text, expiry) => {
  expect(toExpiry(text)).toEqual(expiry)
})

test('toChanges names only what changes', () => {
  expect(JSON.stringify(toChanges({ name: 'Market' }))).toBe('{"label":"Market"}')
  expect(JSON.stringify(toChanges({ expiry: { month: 4, year: 2031 } }))).toBe('{"expires":"2031-04"}')
})

test.each([
  [{ name: 'Everyday' }, true],
  [{ name: ' Everyday ' }, true],
  [{ name: 'Market' }, false],
  [{ expiry: { month: 12, year: 2029 } }, true],
  [{ name: 'Everyday', expiry: { month: 1, year: 2030 } }, false],
])('isAsAsked compares what is set: %j', (set, same) => {
  expect(isAsAsked(cardRecord, set)).toBe(same)
})

test('what the documentation does not have is drift', () => {
  expect(cardDrift(cardRecord, 'body.card')).toEqual([])
  const strange = { ...cardRecord, network: 'amex', status: 'resting', expires: 'soon' }
  expect(cardDrift(strange, 'body.card')).toEqual([
    'body.card.network',
    'body.card.status',
    'body.card.expires',
  ])
})
