import { describe, expect, test } from '@jest/globals'
import { cardRecord, mappedCard } from './__fixtures__/answers.js'
import { toCard } from './paywall-map.js'
import { paywallCard } from './paywall-schemas.js'

const mapped = (changes: Record<string, unknown> = {}) =>
  toCard(paywallCard.parse({ ...cardRecord, ...changes }), '003')

test('a card is mapped field by field', () => {
  expect(mapped()).toEqual(mappedCard)
})

test('a card in camelCase is the same', () => {
  const camel = Object.entries(cardRecord).map(([key, value]) => [
    key.charAt(0).toLowerCase() + key.slice(1),
    value,
  ])
  expect(toCard(paywallCard.parse(Object.fromEntries(camel)), '003')).toEqual(mappedCard)
})

describe('a card of which little is known', () => {
  const { ref, last4, providerId } = mappedCard
  const bare = { ref, last4, providerId, requiredActions: [], limits: [] }
  const unknown = ['Name', 'CardHolderName', 'CardType', 'Month', 'Year', 'Expired']

  test.each([[undefined], [null]])('has no field for %j', (value) => {
    expect(mapped(Object.fromEntries(unknown.map((key) => [key, value])))).toEqual(bare)
  })

  test('has no field for empty texts', () => {
    const texts = { Name: '', CardHolderName: '', CardType: '' }
    expect(mapped({ ...texts, Month: null, Year: null })).toEqual(bare)
  })
})

test.each([
  ['a month without its year', { Year: null }],
  ['a month that there is not', { Month: 13 }],
  ['a year of two digits', { Year: 29 }],
])('%s is no expiry', (_name, changes) => {
  expect(mapped(changes)).not.toHaveProperty('expiry')
})

test('an expired card says so', () => {
  expect(mapped({ Expired: true }).limits).toEqual(['expired'])
})

test('an expiry in texts is read, and a field that is only shown does not spoil the card', () => {
  expect(mapped({ Month: '09', Year: '2031', Expired: 'no', CardHolderName: 7 })).toMatchObject({
    ...{ expiry: { month: 9, year: 2031 }, limits: [] },
  })
})

test('a number for the last four digits gets its zeros back, also for the id', () => {
  expect(mapped({ CardLastFour: 42, CardBin: 450803 })).toMatchObject({
    last4: '0042',
    ref: mapped({ CardLastFour: '0042' }).ref,
  })
})

test.each([
  ['CardLastFour', null],
  ['CardLastFour', undefined],
  ['CardBin', null],
  ['CardBin', {}],
  ['UniqueCode', ''],
  ['UniqueCode', null],
  ['Month', 'December'],
])('%s %j is no card', (key, value) => {
  expect(paywallCard.safeParse({ ...cardRecord, [key]: value }).success).toBe(false)
})
