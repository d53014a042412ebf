import { describe, expect, test } from '@jest/globals'
import { AmbiguousCardError, ConflictError } from '@cardlane/core'
import { failure, listAnswer, mappedCard, rotatedCode, success, uniqueCode } from './__fixtures__/answers.js'
import { card, owner, privatePair, routes, startPaywall } from './__fixtures__/paywall.js'
import { failureOf, mockWire, type WireAnswer } from './__fixtures__/wire.js'

const wire = mockWire()
const expiry = { month: 3, year: 2031 }
const refused = { outcome: 'not_applied', retryable: false, attempts: 1 } as const

/** The conversation of an update: the list, the write, and the list again. */
function converse(first: WireAnswer, write: WireAnswer, second: WireAnswer): void {
  wire.answer(routes.list, first)
  wire.answer(routes.update, write)
  wire.answer(routes.list, second)
}
const now = (...cards: Parameters<typeof listAnswer>) => ({ body: listAnswer(...cards) })
const accepted = { body: success('') }
const writes = () => wire.sent.filter(({ method }) => method === 'PUT')
const written = () => JSON.parse(writes()[0]?.body ?? '{}') as unknown

describe('the documented example', () => {
  const body =
    '{"PartnerBased":false,"PartnerIdentity":"","RelationalId1":"003","RelationalId2":"004","RelationalId3":"",' +
    `"UniqueCode":"${uniqueCode}","Nickname":"Yurtdışı kartım","Month":12,"Year":2030}`
  const set = { name: 'Yurtdışı kartım', expiry: { month: 12, year: 2030 } }
  const after = { Name: 'Yurtdışı kartım', Year: 2030 }

  test.each([
    ['of the instance', { relationalId2: '004' }, undefined],
    ['of the call', {}, { paywall: { relationalId2: '004' } }],
    [
      'of the call over the one of the instance',
      { relationalId2: '005' },
      { paywall: { relationalId2: '004' } },
    ],
    [
      'of the instance, under an option that says nothing',
      { relationalId2: '004' },
      { paywall: { relationalId2: undefined } },
    ],
  ])('is sent with the RelationalId2 %s', async (_name, options, providerOptions) => {
    converse(now({}), accepted, now(after))
    const result = await startPaywall(options).provider.updateCard({ card, set, providerOptions })
    expect(writes()).toEqual([
      {
        method: 'PUT',
        url: 'https://test-card-api.itspaywall.com/paywall/card',
        headers: { 'content-type': 'application/json', ...privatePair },
        body,
      },
    ])
    expect(wire.sent[0]?.headers).toEqual({ relationalid1: '003', relationalid2: '004', ...privatePair })
    expect(result).toMatchObject({ status: 'updated', applied: ['name', 'expiry'], meta: { attempts: 3 } })
  })
})

describe('an update', () => {
  test('of the name keeps the expiry and gives the card as it was read again', async () => {
    converse(now({}), accepted, now({ Name: 'Market', UniqueCode: rotatedCode }))
    const result = await startPaywall().provider.updateCard({ card, set: { name: 'Market' } })
    expect(written()).toMatchObject({ UniqueCode: uniqueCode, Nickname: 'Market', Month: 12, Year: 2029 })
    expect(result).toMatchObject({ status: 'updated', applied: ['name'] })
    expect(result).toMatchObject({ card: { ...mappedCard, name: 'Market', providerId: rotatedCode } })
  })

  test('of the expiry keeps the name', async () => {
    converse(now({ Expired: true }), accepted, now({ Month: 3, Year: 2031 }))
    const result = await startPaywall().provider.updateCard({ card, set: { expiry } })
    expect(written()).toMatchObject({ Nickname: 'Kartım', Month: 3, Year: 2031 })
    expect(result).toMatchObject({ status: 'updated', applied: ['expiry'], card: { ...mappedCard, expiry } })
  })

  test.each([
    ['the same name', { name: 'Kartım' }],
    ['the same expiry', { expiry: { month: 12, year: 2029 } }],
    ['the same of both', { name: 'Kartım', expiry: { month: 12, year: 2029 } }],
  ])('to %s writes nothing', async (_name, set) => {
    wire.answer(routes.list, now({}))
    const result = await startPaywall().provider.updateCard({ card, set })
    expect(result).toMatchObject({ status: 'unchanged', card: mappedCard, meta: { attempts: 1 } })
  })

  test('writes to the current UniqueCode although it has rotated', async () => {
    converse(
      now({ CardLastFour: '0005', UniqueCode: 'x' }, { UniqueCode: rotatedCode }),
      accepted,
      now({ Name: 'Market' }),
    )
    await startPaywall().provider.updateCard({ card, set: { name: 'Market' } })
    expect(written()).toMatchObject({ UniqueCode: rotatedCode })
  })

  test('takes a current UniqueCode for the id and gives the stable one', async () => {
    converse(now({}), accepted, now({ Name: 'Market', UniqueCode: rotatedCode }))
    const result = await startPaywall().provider.updateCard({
      card: { owner, id: uniqueCode },
      set: { name: 'Market' },
    })
    expect(result).toMatchObject({ status: 'updated', card: { ref: card, providerId: rotatedCode } })
  })

  test('of a card that the owner does not have writes nothing', async () => {
    wire.answer(routes.list, now())
    const error = await failureOf(startPaywall().provider.updateCard({ card, set: { name: 'Market' } }))
    expect(error).toMatchObject({ code: 'card_not_found', ...refused })
    expect(error.message).toBe('paywall-test updateCard: The owner has no such card.')
  })

  test.each([
    ['name', { Name: null }, { expiry }],
    ['expiry', { Month: null }, { name: 'Market' }],
  ])('writes nothing when the %s to keep is not known', async (missing, unsaid, set) => {
    wire.answer(routes.list, now(unsaid))
    const error = await failureOf(startPaywall().provider.updateCard({ card, set }))
    expect(error).toMatchObject({ code: 'unexpected_response', ...refused })
    expect(error.message).toContain(`does not say the current ${missing}.`)
  })

  test('of both needs neither to be known', async () => {
    converse(
      now({ Name: null, Month: null, Year: null }),
      accepted,
      now({ Name: 'Market', Month: 3, Year: 2031 }),
    )
    const result = await startPaywall().provider.updateCard({ card, set: { name: 'Market', expiry } })
    expect(result).toMatchObject({ status: 'updated', card: { name: 'Market', expiry } })
  })
})

describe('cards that cannot be told apart', () => {
  const twins = [{}, { Name: 'Twin', UniqueCode: 'twin==' }]

  test('are not guessed at', async () => {
    wire.answer(routes.list, now(...twins))
    const error = await failureOf(startPaywall().provider.updateCard({ card, set: { name: 'Market' } }))
    expect(error).toBeInstanceOf(AmbiguousCardError)
    expect(error).toMatchObject({
      ...refused,
      candidates: [
        { ref: { owner, id: uniqueCode }, name: 'Kartım', last4: '4509' },
        { ref: { owner, id: 'twin==' }, name: 'Twin', last4: '4509' },
      ],
    })
  })

  test('can be updated by the UniqueCode of a candidate', async () => {
    converse(now(...twins), accepted, now({}, { Name: 'Market', UniqueCode: rotatedCode }))
    const result = await startPaywall().provider.updateCard({
      card: { owner, id: 'twin==' },
      set: { name: 'Market' },
    })
    expect(written()).toMatchObject({ UniqueCode: 'twin==', Nickname: 'Market' })
    expect(result).toMatchObject({ status: 'updated', card: { name: 'Market' } })
    expect(result.status === 'updated' && result.card).not.toHaveProperty('providerId')
  })
})

describe('after the write', () => {
  const update = (options = {}) =>
    startPaywall(options).provider.updateCard({ card, set: { name: 'Market' } })

  test('a card that somebody else changed is a conflict, and the write was applied', async () => {
    converse(now({}), accepted, now({ Name: 'Theirs' }))
    const error = await failureOf(update())
    expect(error).toBeInstanceOf(ConflictError)
    expect(error).toMatchObject({ outcome: 'applied', retryable: false, attempts: 3 })
    expect(error.message).toContain('{"Name":"Theirs","Month":12,"Year":2029}')
  })

  test.each([
    ['is refused', { body: failure(1, 'No') }],
    ['fails', { status: 503 }],
    ['makes no sense', { body: '<html>' }],
    ['no longer has the card', now()],
  ])('a list that %s leaves the card as written', async (_name, second) => {
    converse(now({}), accepted, second)
    const result = await update()
    const { providerId, ...known } = mappedCard
    expect(providerId).toBe(uniqueCode)
    expect(result.status === 'updated' && result.card).toEqual({ ...known, name: 'Market' })
  })

  test.each([
    ['an outage', { status: 503 }],
    ['an answer that makes no sense', { body: '<html>' }],
    ['Result true beside an ErrorCode', { body: { ...success(''), ErrorCode: 7 } }],
  ])('%s is success when the card reads as written', async (_name, write) => {
    converse(now({}), write, now({ Name: 'Market', UniqueCode: rotatedCode }))
    const result = await update()
    expect(result).toMatchObject({ status: 'updated', applied: ['name'], card: { providerId: rotatedCode } })
  })

  test('a broken connection is success when the card reads as written', async () => {
    wire.answer(routes.list, now({}))
    wire.breakAt(routes.update)
    wire.answer(routes.list, now({ Name: 'Market' }))
    expect(await update()).toMatchObject({ status: 'updated' })
  })

  test('a write is not repeated when it may be on its way, because it replaces everything', async () => {
    converse(now({}), { status: 503 }, now({ Name: 'Market', UniqueCode: rotatedCode }))
    expect(await update({ maxAttempts: 3 })).toMatchObject({ status: 'updated', meta: { attempts: 3 } })
  })

  test('a write that was certainly not processed is repeated', async () => {
    wire.answer(routes.list, now({}))
    wire.answer(routes.update, { status: 429 })
    wire.answer(routes.update, accepted)
    wire.answer(routes.list, now({ Name: 'Market' }))
    expect(await update({ maxAttempts: 2 })).toMatchObject({ status: 'updated', meta: { attempts: 4 } })
  })

  test.each([
    ['was not made when the card reads as before', now({ UniqueCode: rotatedCode }), 'not_applied'],
    ['stays in doubt when the card cannot be read', { status: 503 }, 'unknown'],
    ['stays in doubt when the card is gone', now(), 'unknown'],
  ])('an update whose answer is lost %s', async (_name, second, outcome) => {
    converse(now({}), { status: 500, body: failure(5, 'Exception') }, second)
    if (outcome === 'not_applied') wire.answer(routes.list, second)
    const error = await failureOf(update())
    expect(error).toMatchObject({ code: 'provider_unavailable', outcome })
    expect(error.providerError).toEqual({ httpStatus: 500, code: '5', message: 'Exception' })
  })

  test('an update whose answer is lost, of a card that somebody else changed, is a conflict', async () => {
    converse(now({}), { status: 500 }, now({ Name: 'Theirs' }))
    const error = await failureOf(update())
    expect(error).toBeInstanceOf(ConflictError)
    expect(error).toMatchObject({ outcome: 'unknown', retryable: false, attempts: 3 })
    expect(error.message).toBe(
      'paywall-test updateCard: The card has been changed meanwhile: it now reads {"Name":"Theirs","Month":12,"Year":2029}.',
    )
  })

  test('a refusal because the code has rotated meanwhile is followed by a write to the new one', async () => {
    const refusal = { body: failure(118, 'UniqueCode invalid') }
    converse(now({}), refusal, now({ UniqueCode: rotatedCode }))
    wire.answer(routes.update, accepted)
    wire.answer(routes.list, now({ Name: 'Market', UniqueCode: rotatedCode }))
    expect(await update()).toMatchObject({ status: 'updated', meta: { attempts: 5 } })
    expect(JSON.parse(writes()[1]?.body ?? '')).toMatchObject({ UniqueCode: rotatedCode, Nickname: 'Market' })
  })

  test('any other refusal stands', async () => {
    converse(now({}), { body: failure(118, 'UniqueCode invalid') }, now({}))
    const error = await failureOf(update())
    expect(error).toMatchObject({ code: 'request_rejected', outcome: 'not_applied', attempts: 3 })
  })
})
