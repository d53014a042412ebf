import { describe, expect, test } from '@jest/globals'
import {
  cardRecord,
  failure,
  listAnswer,
  mappedCard,
  rotatedCode,
  success,
  uniqueCode,
  type CardRecord,
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
  const other = { CardLastFour: '0005', UniqueCode: 'other==' }
  const lists = (...cards: Parameters<typeof listAnswer>) => {
    wire.answer(routes.list, { body: listAnswer(...cards) })
  }

  test('stores a card from a token', async () => {
    lists(other)
    wire.answer(routes.add, { body: success(saved) })
    const result = await startPaywall().provider.addCard(addition)
    expect(wire.sent.slice(1)).toEqual([
      {
        method: 'POST',
        url: 'https://test-card-api.itspaywall.com/paywall/card/tokenization',
        headers: { ...json, ...privatePair },
        body:
          '{"PartnerBased":false,"PartnerIdentity":"","RelationalId1":"003","RelationalId2":"","RelationalId3":"",' +
          `"Card":{"CardToken":"${cardToken}","Nickname":"Kartım"}}`,
      },
    ])
    expect(result).toMatchObject({ status: 'added', meta: { attempts: 2 } })
    expect(result).toMatchObject({ card: { ...mappedCard, holder: 'A** Y*****' } })
  })

  test('for a partner says so', async () => {
    lists()
    wire.answer(routes.add, { body: success(saved) })
    await startPaywall({ partnerIdentity: 'partner-1' }).provider.addCard({
      ...addition,
      providerOptions: { paywall: { relationalId2: '004', relationalId3: '005' } },
    })
    expect(wire.sent[1]?.body).toBe(
      '{"PartnerBased":true,"PartnerIdentity":"partner-1","RelationalId1":"003","RelationalId2":"004","RelationalId3":"005",' +
        `"Card":{"CardToken":"${cardToken}","Nickname":"Kartım"}}`,
    )
  })

  test('is not sent again when it may have been stored', async () => {
    lists()
    wire.answer(routes.add, { status: 503 })
    wire.answer(routes.list, { status: 400 })
    const error = await failureOf(startPaywall({ maxAttempts: 3 }).provider.addCard(addition))
    expect(error).toMatchObject({ outcome: 'unknown', retryable: false, attempts: 3 })
  })

  describe('whose answer is lost', () => {
    const add = (before: Partial<CardRecord>[], after: Partial<CardRecord>[], looksTwice = false) => {
      lists(...before)
      wire.breakAt(routes.add)
      lists(...after)
      if (looksTwice) lists(...after)
      return startPaywall().provider.addCard(addition)
    }
    const rotated = { ...other, UniqueCode: rotatedCode }

    test.each([
      ['a card is new', [other], [rotated, {}]],
      ['a second of a kind is new', [{}], [{ UniqueCode: rotatedCode }, { UniqueCode: 'second==' }]],
    ])('was made when %s', async (_name, before, after) => {
      expect(await add(before, after)).toMatchObject({
        status: 'added',
        card: { name: 'Kartım', last4: '4509' },
      })
    })

    test('was not made when only codes have rotated', async () => {
      const error = await failureOf(add([other], [rotated], true))
      expect(error).toMatchObject({ code: 'network_failed', outcome: 'not_applied', retryable: true })
    })

    test.each([
      ['a card with another name is new', [other], [other, { Name: 'Theirs' }]],
      ['two such cards are new', [], [{}, { UniqueCode: 'second==' }]],
    ])('stays in doubt when %s', async (_name, before, after) => {
      expect(await failureOf(add(before, after))).toMatchObject({ outcome: 'unknown', attempts: 3 })
    })
  })
})
