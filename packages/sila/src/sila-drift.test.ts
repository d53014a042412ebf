import { expect, test } from '@jest/globals'
import { wireCard } from './__fixtures__/bodies.js'
import { cardDrift, pageDrift } from './sila-drift.js'

test('the documented card has nothing strange', () => {
  expect(cardDrift(wireCard, 'body')).toEqual([])
  expect(cardDrift({ ...wireCard, expiration: '202712' }, 'body')).toEqual([])
  expect(cardDrift({ card_id: 'c', card_name: 'n', expiration: null }, 'body')).toEqual([])
})

test('what nobody has seen before is told by its path', () => {
  const strange = { ...wireCard, card_type: 'Odd', card_network: 'Odd', expiration: 'May 2030' }
  expect(pageDrift({ cards: [wireCard, strange] })).toEqual([
    'body.cards.1.card_type',
    'body.cards.1.card_network',
    'body.cards.1.expiration',
  ])
  expect(pageDrift({ cards: null })).toEqual([])
})
