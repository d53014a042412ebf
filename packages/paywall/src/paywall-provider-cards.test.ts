import { describe, expect, test } from '@jest/globals'
import {
  cardRecord,
  failure,
  listAnswer,
  mappedCard,
  rotatedCode,
  success,
  uniqueCode,
} from './__fixtures__/answers.js'
import { card, cardToken, owner, privatePair, routes, startPaywall } from './__fixtures__/paywall.js'
import { failureOf, mockWire } from './__fixtures__/wire.js'

const wire = mockWire()
const json = { 'content-type': 'application/json' }

describe('listCards', () => {
  test('gives every card, also two that are alike', async () => {
    wire.answer(routes.list, { body: listAnswer({}, { UniqueCode: 'twin==' }) })
    const { cards } = await startPaywall().provider.listCards(owner)
    expect(cards).toEqual([mappedCard, { ...mappedCard, providerId: 'twin==' }])
  })

  test('asks in headers, with the defaults of the instance', async () => {
    const scope = { relationalId2: '004', relationalId3: '005', partnerIdentity: 'partner-1' }
    wire.answer(routes.list, { body: success([]) })
    await startPaywall(scope).provider.listCards(owner)
    const [request] = wire.sent
    expect(request?.headers).toEqual({
      ...{ relationalid1: '003', relationalid2: '004', relationalid3: '005', partneridentity: 'partner-1' },
      ...privatePair,
    })
  })

  test('asks in headers, with the options of the call', async () => {
    const paywall = { relationalId3: '006', partnerIdentity: 'partner-2' }
    wire.answer(routes.list, { body: success([]) })
    await startPaywall({ relationalId2: '004', relationalId3: '005' }).provider.listCards(owner, {
      providerOptions: { paywall },
    })
    expect(wire.sent[0]?.headers).toMatchObject({
      ...{ relationalid2: '004', relationalid3: '006', partneridentity: 'partner-2' },
    })
  })

  test.each([
    ['an empty array', success([])],
    ['null', success(null)],
    ['an empty text', success('')],
    ['no Body at all', { ErrorCode: 0, Result: true }],
    ['camelCase', { errorCode: 0, result: true, message: '', body: [] }],
  ])('takes %s for no cards', async (_name, body) => {
    wire.answer(routes.list, { body })
    expect((await startPaywall().provider.listCards(owner)).cards).toEqual([])
  })

  test.each([
    ['null', 200, null],
    ['an empty text', 400, ''],
    ['a detail', 200, { Error: 'no data' }],
  ])('takes noCardsErrorCode for no cards with a Body of %s', async (_name, status, body) => {
    wire.answer(routes.list, { status, body: failure(3, 'No data', body) })
    const { provider } = startPaywall({ noCardsErrorCode: 3 })
    expect((await provider.listCards(owner)).cards).toEqual([])
  })

  test('takes no other code for no cards', async () => {
    wire.answer(routes.list, { body: failure(3, 'No data') })
    const error = await failureOf(startPaywall().provider.listCards(owner))
    expect(error).toMatchObject({
      code: 'request_rejected',
      providerError: { code: '3', message: 'No data' },
    })
  })
})

describe('getCard', () => {
  test.each([
    ['stable id', card.id],
    ['current UniqueCode', uniqueCode],
  ])('finds the card in the list by its %s', async (_name, id) => {
    wire.answer(routes.list, { body: listAnswer({ CardLastFour: '0005', UniqueCode: 'x' }, {}) })
    const result = await startPaywall().provider.getCard({ owner, id })
    expect(result).toMatchObject({ card: mappedCard, meta: { attempts: 1 } })
  })

  test('finds nothing by a code that has rotated', async () => {
    wire.answer(routes.list, { body: listAnswer({ UniqueCode: rotatedCode }) })
    const error = await failureOf(startPaywall().provider.getCard({ owner, id: uniqueCode }))
    expect(error).toMatchObject({ code: 'card_not_found', outcome: 'not_applied' })
    expect(error.hint).toContain('until it rotates')
  })

  test('carries the options of the call', async () => {
    wire.answer(routes.list, { body: listAnswer({}) })
    await startPaywall().provider.getCard(card, { providerOptions: { paywall: { relationalId2: '004' } } })
    expect(wire.sent[0]?.headers).toMatchObject({ relationalid2: '004' })
  })
})

describe('addCard', () => {
  const addition = { owner, name: 'Kartım', token: cardToken }
  const saved = { ...cardRecord, CardHolderName: 'A** Y*****' }

  test('stores a card from a token', async () => {
    wire.answer(routes.add, { body: success(saved) })
    const result = await startPaywall().provider.addCard(addition)
    expect(wire.sent).toEqual([
      {
        method: 'POST',
        url: 'https://test-card-api.itspaywall.com/paywall/card/tokenization',
        headers: { ...json, ...privatePair },
        body:
          '{"PartnerBased":false,"PartnerIdentity":"","RelationalId1":"003","RelationalId2":"","RelationalId3":"",' +
          `"Card":{"CardToken":"${cardToken}","Nickname":"Kartım"}}`,
      },
    ])
    expect(result).toMatchObject({ status: 'added', meta: { attempts: 1 } })
    expect(result).toMatchObject({ card: { ...mappedCard, holder: 'A** Y*****' } })
  })

  test('for a partner says so', async () => {
    wire.answer(routes.add, { body: success(saved) })
    await startPaywall({ partnerIdentity: 'partner-1' }).provider.addCard({
      ...addition,
      providerOptions: { paywall: { relationalId2: '004', relationalId3: '005' } },
    })
    expect(wire.sent[0]?.body).toBe(
      '{"PartnerBased":true,"PartnerIdentity":"partner-1","RelationalId1":"003","RelationalId2":"004","RelationalId3":"005",' +
        `"Card":{"CardToken":"${cardToken}","Nickname":"Kartım"}}`,
    )
  })

  test('is not sent again when it may have been stored', async () => {
    wire.answer(routes.add, { status: 503 })
    const error = await failureOf(startPaywall({ maxAttempts: 3 }).provider.addCard(addition))
    expect(error).toMatchObject({ outcome: 'unknown', retryable: false, attempts: 1 })
  })
})

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
    expect(await failureOf(remove())).toMatchObject({ code, outcome: 'not_applied', attempts: 1 })
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
    ['is still there', { body: listAnswer({ UniqueCode: rotatedCode }) }],
    ['cannot be looked for', { status: 503 }],
  ])('leaves the doubt when the card %s', async (_name, second) => {
    wire.answer(routes.list, { body: listAnswer({}) })
    wire.answer(routes.remove, { status: 500 })
    wire.answer(routes.list, second)
    const error = await failureOf(remove())
    expect(error).toMatchObject({ code: 'provider_unavailable', outcome: 'unknown', attempts: 3 })
  })

  test('that is refused looks no further', async () => {
    wire.answer(routes.list, { body: listAnswer({}) })
    wire.answer(routes.remove, { body: failure(5, 'Not there') })
    expect(await failureOf(remove())).toMatchObject({
      code: 'request_rejected',
      outcome: 'not_applied',
      attempts: 2,
    })
  })
})
