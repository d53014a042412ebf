import { expect, test } from '@jest/globals'
import { isCardlaneError, type CardProvider, type CardRef } from '../../index.js'
import { createMemoryProvider } from '../index.js'

/** The code under test: it runs with any provider. */
async function renameCard(cards: CardProvider, card: CardRef, name: string): Promise<string> {
  try {
    const result = await cards.updateCard({ card, set: { name } })
    return result.status === 'action_required' ? `Please finish at ${result.link.host}.` : 'Done.'
  } catch (error) {
    if (!isCardlaneError(error)) throw error
    if (error.outcome === 'unknown') {
      const { card: now } = await cards.getCard(card)
      return now.name === name ? 'Done.' : 'Nothing was changed. Please try again.'
    }
    return error.retryable ? 'Please try again later.' : 'That is not possible.'
  }
}

const setUp = () => {
  const { provider, backend } = createMemoryProvider({
    cards: [{ owner: 'anna', id: 'c-1', name: 'Travel' }],
  })
  return { backend, rename: () => renameCard(provider, { owner: 'anna', id: 'c-1' }, 'Groceries') }
}

test('renames the card', async () => {
  const { backend, rename } = setUp()
  expect(await rename()).toBe('Done.')
  expect(backend.cards('anna')).toMatchObject([{ name: 'Groceries' }])
})

test('asks for patience when the provider does', async () => {
  const { backend, rename } = setUp()
  backend.next('updateCard').fails({ code: 'rate_limited' })
  expect(await rename()).toBe('Please try again later.')
})

test.each([
  [true, 'Done.'],
  [false, 'Nothing was changed. Please try again.'],
])('finds out what became of a rename whose answer was lost (made: %p)', async (applied, said) => {
  const { backend, rename } = setUp()
  backend.next('updateCard').fails({ code: 'network_failed', outcome: 'unknown', applied })
  expect(await rename()).toBe(said)
  expect(backend.calls().map(({ operation }) => operation)).toEqual(['updateCard', 'getCard'])
})
