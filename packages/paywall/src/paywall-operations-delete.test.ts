import { describe, expect, test } from '@jest/globals'
import { failure, listAnswer, rotatedCode, success } from './__fixtures__/answers.js'
import { card, owner, privatePair, routes, startPaywall } from './__fixtures__/paywall.js'
import { failureOf, mockWire } from './__fixtures__/wire.js'

const wire = mockWire()
const json = { 'content-type': 'application/json' }

describe('deleteCard', () => {
  const accepted = { body: success(null) }
  const deleted = { status: 'deleted', card }
  const remove = (options = {}) => startPaywall(options).provider.deleteCard(card)

  test('sends the current UniqueCode in the body of the DELETE', async () => {
    wire.answer(routes.list, { body: listAnswer({ UniqueCode: rotatedCode }) })
    wire.answer(routes.remove, accepted)
    expect(await remove({ relationalId2: '004' })).toMatchObject({ ...deleted, meta: { attempts: 2 } })
    expect(wire.sent[1]).toEqual({
      method: 'DELETE',
      url: 'https://test-card-api.itspaywall.com/paywall/card',
      headers: { ...json, ...privatePair },
      body:
        '{"PartnerBased":false,"PartnerIdentity":"","RelationalId1":"003","RelationalId2":"004","RelationalId3":"",' +
        `"UniqueCode":"${rotatedCode}"}`,
    })
  })

  test.each([
    ['that is not there', listAnswer(), 'card_not_found'],
    ['that has a twin', listAnswer({}, { UniqueCode: 'twin==' }), 'ambiguous_card'],
  ])('of a card %s deletes nothing', async (_name, body, code) => {
    wire.answer(routes.list, { body })
    const error = await failureOf(remove())
    expect(error).toMatchObject({ code, outcome: 'not_applied', retryable: false, attempts: 1 })
  })

  test('is done when its answer was lost and the card is gone', async () => {
    wire.answer(routes.list, { body: listAnswer({}) })
    wire.breakAt(routes.remove)
    wire.answer(routes.list, { body: listAnswer({ CardLastFour: '0005' }) })
    expect(await remove()).toMatchObject(deleted)
  })

  test('of a twin is done when its answer was lost and one of them is gone', async () => {
    wire.answer(routes.list, { body: listAnswer({}, { UniqueCode: 'twin==' }) })
    wire.answer(routes.remove, { status: 503 })
    wire.answer(routes.list, { body: listAnswer({ UniqueCode: rotatedCode }) })
    const twin = { owner, id: 'twin==' }
    expect(await startPaywall().provider.deleteCard(twin)).toMatchObject({ status: 'deleted', card: twin })
  })

  test.each([
    [
      'was not made when the card is still there',
      { body: listAnswer({ UniqueCode: rotatedCode }) },
      'not_applied',
    ],
    [
      'stays in doubt when there are more of them',
      { body: listAnswer({}, { UniqueCode: 'twin==' }) },
      'unknown',
    ],
    ['stays in doubt when the cards cannot be read', { status: 503 }, 'unknown'],
  ])('whose answer was lost %s', async (_name, second, outcome) => {
    wire.answer(routes.list, { body: listAnswer({}) })
    wire.answer(routes.remove, { status: 500 })
    wire.answer(routes.list, second)
    if (outcome === 'not_applied') wire.answer(routes.list, second)
    const error = await failureOf(remove())
    expect(error).toMatchObject({ code: 'provider_unavailable', outcome })
  })

  test('that is refused because the code has rotated meanwhile is sent once more', async () => {
    wire.answer(routes.list, { body: listAnswer({}) })
    wire.answer(routes.remove, { body: failure(5, 'Not there') })
    wire.answer(routes.list, { body: listAnswer({ UniqueCode: rotatedCode }) })
    wire.answer(routes.remove, accepted)
    expect(await remove()).toMatchObject({ ...deleted, meta: { attempts: 4 } })
    expect(JSON.parse(wire.sent[3]?.body ?? '')).toMatchObject({ UniqueCode: rotatedCode })
  })

  test.each([
    ['its code is the same', { body: listAnswer({}) }],
    ['it has been changed, too', { body: listAnswer({ UniqueCode: rotatedCode, Name: 'Theirs' }) }],
    ['it is gone', { body: listAnswer() }],
    ['it cannot be read', { status: 503 }],
  ])('that is refused is not sent again when %s', async (_name, second) => {
    wire.answer(routes.list, { body: listAnswer({}) })
    wire.answer(routes.remove, { body: failure(5, 'Not there') })
    wire.answer(routes.list, second)
    expect(await failureOf(remove())).toMatchObject({
      code: 'request_rejected',
      outcome: 'not_applied',
      attempts: 3,
    })
  })
})
