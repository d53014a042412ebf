import { expect, test } from '@jest/globals'
import { driftAt, isOneOf } from './drift.js'

test('the fields that are not as documented are told by their paths', () => {
  expect(driftAt('body.cards.0', { type: true, network: false, expiry: false })).toEqual([
    'body.cards.0.network',
    'body.cards.0.expiry',
  ])
})

test.each([['VISA'], ['visa'], [''], [null], [undefined]])('%p is as documented', (value) => {
  expect(isOneOf(value, ['visa'])).toBe(true)
})

test('another value is not', () => {
  expect(isOneOf('NEVER_SEEN_BEFORE', ['visa'])).toBe(false)
})
