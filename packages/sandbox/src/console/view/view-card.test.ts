import { expect, test } from '@jest/globals'
import { viewCard } from './view-card.js'

test('a card shows its last four digits, also where a number has lost its zeros', () => {
  expect(viewCard({ card_name: 'a', card_last_4: 42 }).lastFour).toBe('0042')
})

test('only flags that ask for something are shown', () => {
  const card = { is_blocked: true, card_images_required: true, payment_confirm_required: false, active: true }
  expect(viewCard(card).flags).toEqual(['is_blocked', 'card_images_required'])
})

test('month and year stand together', () => {
  expect(viewCard({ Month: 3, Year: 2031 }).expiry).toBe('03/2031')
  expect(viewCard({}).expiry).toBe('')
})
