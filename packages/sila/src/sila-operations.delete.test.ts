import { describe, expect, test } from '@jest/globals'
import { AmbiguousCardError } from '@cardlane/core'
import { cardId, cardList, deleted, wireCard } from './__fixtures__/bodies.js'
import { card, owner, rejectionOf, startOfTest, testProvider } from './__fixtures__/test-provider.js'
import { stubApi, unreadable, type Exchange } from './__fixtures__/stub-api.js'

const api = stubApi()
const other = { ...wireCard, card_id: 'f1b2c3d4-0000-4000-8000-000000000002', card_name: 'Test_card' }
const twin = { ...other, card_name: wireCard.card_name }

const listing = (...cards: object[]): Exchange => ({ path: 'get_cards', reply: cardList(cards) })
const deletion: Exchange = { path: 'delete_card', reply: deleted }

describe('deleteCard', () => {
  test('reads the name that the id means, and deletes by it', async () => {
    api.expects(listing(other, wireCard), {
      path: 'delete_card',
      reply: { ...deleted, sila_reference_id: 'req_9' },
    })
    const result = await testProvider().deleteCard(card, { reference: 'mine' })
    expect(result).toMatchObject({
      status: 'deleted',
      card,
      meta: { attempts: 2, providerRequestId: 'req_9' },
    })
    expect(api.received[1]?.method).toBe('POST')
    expect(JSON.parse(api.received[1]?.body ?? '')).toEqual({
      header: {
        created: Math.floor(startOfTest / 1000),
        app_handle: 'handle.silamoney.eth',
        user_handle: owner,
        reference: 'mine-2',
      },
      card_name: 'test_card',
      provider: 'cko',
    })
  })

  test('names the configured processor', async () => {
    api.expects(listing(wireCard), deletion)
    await testProvider({ cardProcessor: 'evolve' }).deleteCard(card)
    expect(JSON.parse(api.received[1]?.body ?? '')).toMatchObject({ provider: 'evolve' })
  })

  test('deletes nothing when two cards have the name', async () => {
    api.expects(listing(wireCard, twin, other))
    const error = await rejectionOf(testProvider().deleteCard(card))
    expect(error).toBeInstanceOf(AmbiguousCardError)
    expect(error).toMatchObject({
      outcome: 'not_applied',
      hint: 'Rename the card with updateCard first; nothing was deleted.',
      candidates: [
        { ref: { owner, id: cardId }, name: 'test_card' },
        { ref: { owner, id: twin.card_id }, name: 'test_card' },
      ],
      attempts: 1,
    })
  })

  test('sends no deletion of a card that is not there', async () => {
    api.expects(listing(other))
    const error = await rejectionOf(testProvider().deleteCard(card))
    expect(error).toMatchObject({ name: 'CardNotFoundError', outcome: 'not_applied', attempts: 1 })
  })

  test('sends no deletion when the list cannot be read', async () => {
    api.expects({ path: 'get_cards', status: 400 })
    const error = await rejectionOf(testProvider().deleteCard(card))
    expect(error).toMatchObject({ name: 'RequestRejectedError', outcome: 'not_applied', attempts: 1 })
  })

  test('is sent again when the connection breaks', async () => {
    api.expects(listing(wireCard), { path: 'delete_card', reset: true }, deletion)
    expect(await testProvider().deleteCard(card)).toMatchObject({ status: 'deleted', meta: { attempts: 3 } })
  })

  describe('when a broken attempt is followed by "there is no such card"', () => {
    const gone: Exchange = { path: 'delete_card', status: 404, reply: { success: false } }
    const start = [listing(wireCard), { path: 'delete_card', reset: true }, gone]

    test('is done when the card is no longer there', async () => {
      api.expects(...start, listing(other))
      const { status, meta } = await testProvider().deleteCard(card)
      expect([status, meta.attempts]).toEqual(['deleted', 4])
    })

    test('was not made when the card is still there', async () => {
      api.expects(...start, listing(wireCard), listing(wireCard))
      const error = await rejectionOf(testProvider().deleteCard(card))
      expect(error).toMatchObject({ name: 'CardNotFoundError', outcome: 'not_applied', attempts: 5 })
    })

    test('stays in doubt when the cards cannot be read', async () => {
      api.expects(...start, unreadable)
      const error = await rejectionOf(testProvider().deleteCard(card))
      expect(error).toMatchObject({ name: 'CardNotFoundError', outcome: 'unknown', attempts: 4 })
    })
  })

  test('an id that is no UUID is refused before anything is sent', async () => {
    const error = await rejectionOf(testProvider().deleteCard({ owner, id: 'test_card' }))
    expect(error).toMatchObject({ code: 'invalid_request', field: 'card.id', attempts: 0 })
  })
})
