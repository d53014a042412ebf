import { expect, test } from '@jest/globals'
import { cardRecord } from './__fixtures__/answers.js'
import { cardDrift, cardsDrift } from './paywall-drift.js'

test('the documented card has nothing strange', () => {
  expect(cardDrift(cardRecord, 'body')).toEqual([])
  expect(cardDrift({ ...cardRecord, Month: null, CardType: undefined }, 'body')).toEqual([])
})

test('what nobody has seen before is told by its path', () => {
  expect(cardsDrift([cardRecord, { ...cardRecord, CardType: 'Odd', Month: 13 }])).toEqual([
    'body.Body.1.CardType',
    'body.Body.1.Month',
  ])
})
