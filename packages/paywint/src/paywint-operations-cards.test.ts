import { describe, expect, test } from '@jest/globals'
import { CardNotFoundError } from '@cardlane/core'
import { cardAnswer, cardRecord, listAnswer, mappedCard } from './__fixtures__/answers.js'
import { card, cardId, routes, startPaywint, user } from './__fixtures__/paywint.js'
import { failureOf, mockWire } from './__fixtures__/wire.js'

const wire = mockWire()

describe('listCards', () => {
  test('gives every record', async () => {
    const second = { ...cardRecord, card_id: 'ffffffff-b890-4135-84d6-ec9c19b82bb3', card_number: '0005' }
    wire.answer(routes.list, { body: { ...listAnswer, records: [cardRecord, second] } })
    const { cards } = await startPaywint().provider.listCards(user)
    expect(cards).toEqual([
      mappedCard,
      { ...mappedCard, ref: { owner: user, id: second.card_id }, last4: '0005' },
    ])
  })

  test.each([[[]], [null]])('takes records %j for no cards', async (records) => {
    wire.answer(routes.list, { body: { ...listAnswer, totalRecords: 0, records } })
    expect((await startPaywint().provider.listCards(user)).cards).toEqual([])
  })

  test.each([
    ['no records at all', { success: true, data: [cardRecord] }],
    ['fewer records than it counts', { ...listAnswer, totalRecords: 7 }],
    ['a card of another user', { records: [{ ...cardRecord, user_id: cardId }] }],
  ])('does not take an answer with %s for a list', async (_, body) => {
    wire.answer(routes.list, { body })
    expect(await failureOf(startPaywint().provider.listCards(user))).toMatchObject({
      ...{ code: 'unexpected_response', outcome: 'not_applied' },
    })
  })

  test('lets fields and values through that nobody knew', async () => {
    const record = { ...cardRecord, card_type: 'VIRTUAL', network: 'visa' }
    wire.answer(routes.list, { body: { records: [record] } })
    const { cards, meta } = await startPaywint().provider.listCards(user)
    expect(cards[0]?.funding).toBe('virtual')
    expect(meta.raw).toEqual({ records: [record] })
  })
})

describe('getCard', () => {
  test('asks by the card’s id and sends nothing else', async () => {
    wire.answer(routes.get, { body: cardAnswer })
    expect((await startPaywint().provider.getCard(card)).card).toEqual(mappedCard)
    expect(wire.sent[0]).toMatchObject({ body: '' })
    expect(wire.sent[0]?.headers).not.toHaveProperty('content-type')
  })

  test.each([
    ['of the same user in other letters', { user_id: 'AAAAAAAA-2222-4333-8444-555555555555' }],
    ['of nobody in particular', { user_id: null }],
  ])('takes a record %s', async (_name, changes) => {
    const owner = 'aaaaaaaa-2222-4333-8444-555555555555'
    wire.answer(routes.get, { body: { data: { ...cardRecord, ...changes } } })
    const { card: given } = await startPaywint().provider.getCard({ owner, id: cardId })
    expect(given.ref).toEqual({ owner, id: cardId })
  })

  test('does not give the card of another user', async () => {
    const other = '22222222-2222-4333-8444-555555555555'
    wire.answer(routes.get, { body: cardAnswer })
    const error = await failureOf(startPaywint().provider.getCard({ owner: other, id: cardId }))
    expect(error).toBeInstanceOf(CardNotFoundError)
    expect(error).toMatchObject({ outcome: 'not_applied', retryable: false, attempts: 1 })
    expect(error.message).toBe('paywint-test getCard: The card belongs to another user.')
  })
})

test('getCard does not give another card than the one asked for', async () => {
  wire.answer(routes.get, { body: { data: { ...cardRecord, card_id: user } } })
  expect(await failureOf(startPaywint().provider.getCard(card))).toMatchObject({
    ...{ code: 'unexpected_response', outcome: 'not_applied' },
  })
})

describe('deleteCard', () => {
  const drops = (status: number) => ({ status, body: '' })
  const deleted = { status: 'deleted', card }

  test('sends the card’s id in the body of the DELETE', async () => {
    wire.answer(routes.remove, { body: { success: true, data: 'anything' } })
    expect(await startPaywint().provider.deleteCard(card)).toMatchObject({
      ...deleted,
      meta: { attempts: 1 },
    })
    expect(wire.sent).toMatchObject([
      {
        method: 'DELETE',
        url: `https://api.sandbox.paywint.com/api/platform/card/delete/${user}`,
        headers: { 'content-type': 'application/json' },
        body: `{"card_id":"${cardId}"}`,
      },
    ])
  })

  test('is repeated after an outage', async () => {
    wire.answer(routes.remove, drops(503))
    wire.answer(routes.remove, { body: {} })
    const result = await startPaywint({ maxAttempts: 2 }).provider.deleteCard(card)
    expect(result).toMatchObject({ ...deleted, meta: { attempts: 2 } })
  })

  test('is done when the repetition no longer finds the card', async () => {
    wire.answer(routes.remove, drops(503))
    wire.answer(routes.remove, drops(404))
    wire.answer(routes.list, { body: { records: [] } })
    const result = await startPaywint({ maxAttempts: 2 }).provider.deleteCard(card)
    expect(result).toMatchObject({ ...deleted, meta: { attempts: 3 } })
  })

  test('is not done when a 200 says why not', async () => {
    wire.answer(routes.remove, { body: { detail: 'Card not found' } })
    expect(await failureOf(startPaywint().provider.deleteCard(card))).toMatchObject({
      ...{ code: 'request_rejected', outcome: 'not_applied' },
    })
  })

  test('is done when its answer was lost and the card is gone', async () => {
    wire.breakAt(routes.remove)
    wire.answer(routes.list, { body: { records: [{ ...cardRecord, card_id: user }] } })
    expect(await startPaywint().provider.deleteCard(card)).toMatchObject(deleted)
  })

  test('was not made when its answer was lost and the card is still there', async () => {
    wire.answer(routes.remove, drops(503))
    const stillThere = { body: { records: [{ ...cardRecord, card_id: cardId.toUpperCase() }] } }
    wire.answer(routes.list, stillThere)
    wire.answer(routes.list, stillThere)
    const error = await failureOf(startPaywint().provider.deleteCard(card))
    expect(error).toMatchObject({ code: 'provider_unavailable', outcome: 'not_applied', attempts: 3 })
  })

  test('stays in doubt when the cards cannot be read', async () => {
    wire.breakAt(routes.remove)
    wire.answer(routes.list, drops(503))
    const error = await failureOf(startPaywint().provider.deleteCard(card))
    expect(error).toMatchObject({ code: 'network_failed', outcome: 'unknown', retryable: true })
  })

  test('of a card that is not there reads nothing back', async () => {
    wire.answer(routes.remove, drops(404))
    const error = await failureOf(startPaywint().provider.deleteCard(card))
    expect(error).toMatchObject({ code: 'card_not_found', outcome: 'not_applied', attempts: 1 })
  })
})
