import { expect, test } from '@jest/globals'
import { HostedLink } from '../links/hosted-link.js'
import { cardNumberPaths } from './card-number-paths.js'

const number = '4242 4242 4242 4242'

test('names the texts that hold a card number, in their order, and repeats none', () => {
  const paths = cardNumberPaths({
    cards: [
      { ref: { owner: 'anna', id: 'c-1' }, name: 'Groceries', holder: 'Anna' },
      { ref: { owner: 'anna', id: 'c-2' }, name: `mine ${number}`, holder: number.replaceAll(' ', '') },
    ],
    note: '４２４２４２４２４２４２４２４２',
    plain: 4242424242424242,
  })
  expect(paths).toEqual(['cards.1.name', 'cards.1.holder', 'note', 'plain'])
})

test.each([
  [
    'an id',
    { card: { ref: { owner: '4242424242424242', id: '4242424242424242' }, providerId: '4242424242424242' } },
  ],
  ['the id of a payment', { paymentId: '4242424242424242' }],
  ['a hosted link', { link: new HostedLink('https://pay.fake.test/4242424242424242') }],
  ['a number that is not whole', { amount: 4242424242424.2424 }],
  ['nothing', undefined],
  ['null', { card: null }],
])('leaves out %s', (_, result) => {
  expect(cardNumberPaths(result)).toEqual([])
})

test('a text alone has the empty path', () => {
  expect(cardNumberPaths(number)).toEqual([''])
})

test('hides a key that is no plain name, or a card number itself', () => {
  const result = {
    [number]: number,
    a4242424242424242: number,
    'x y': { z: number },
    ['k'.repeat(41)]: number,
  }
  expect(cardNumberPaths(result)).toEqual(['[key]', '[key]', '[key].z', '[key]'])
})

test('names 20 paths at most', () => {
  const paths = cardNumberPaths({ cards: Array.from({ length: 1000 }, () => ({ name: number })) })
  expect([paths.length, paths[0], paths[19]]).toEqual([20, 'cards.0.name', 'cards.19.name'])
})

test('ends where a result holds itself', () => {
  const result: Record<string, unknown> = { name: number }
  result['self'] = result
  expect(cardNumberPaths(result)).toEqual(['name'])
})

test('looks into what is nested more deeply than the stack, and does not name all of its path', () => {
  let nested: unknown = { z: number }
  for (let depth = 0; depth < 100_000; depth += 1) nested = [nested]
  expect(cardNumberPaths(nested)).toEqual([Array.from({ length: 101 }, () => '0').join('.')])
})
