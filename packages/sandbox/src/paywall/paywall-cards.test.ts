import { afterEach, describe, expect, test } from '@jest/globals'
import { createFakeClock, minutes } from '../__fixtures__/fake-clock.js'
import { startSandbox, type PaywallSimulatorOptions, type Sandbox } from '../index.js'
import { callCards, deleteCard, listCards, saveCard, updateCard } from './__fixtures__/paywall-client.js'

const published = '921245xQN85D0+Zuf7oAJv5@@@@@G86eN7RA4cX8L4hHo7Ma3hg7AW7Bq232yPyw2iVPkrt1qEw=='
const clock = createFakeClock()
let sandbox: Sandbox
const start = async (paywall: PaywallSimulatorOptions = {}) => {
  sandbox = await startSandbox({ clock, paywall })
  return sandbox.paywall
}
afterEach(() => sandbox.close())

const failure = (ErrorCode: number) => ({ ErrorCode, Result: false, Body: null })

describe('list', () => {
  test('takes its parameters from headers', async () => {
    const reply = await listCards(await start())
    expect(reply.body).toEqual({
      ErrorCode: 0,
      Result: true,
      Message: '',
      Body: [
        {
          Name: 'Kartım',
          CardBin: '424242',
          CardLastFour: '4242',
          CardHolderName: 'Ada Example',
          CardNumber: '424242******4242',
          CardTypeId: 0,
          CardType: 'Visa',
          Month: 11,
          Year: 2029,
          UniqueCode: published,
          Expired: false,
        },
      ],
    })
  })

  test('adds details on request, in any case', async () => {
    const paywall = await start()
    const details = { CardBrandId: 2, CardBrand: 'Visa', CardTypeId: 1, CardType: 'Credit' }
    for (const includedetails of ['TRUE', 'True']) {
      expect((await listCards(paywall, { includedetails })).body).toMatchObject({
        Body: [{ Details: details }],
      })
    }
    expect((await listCards(paywall, { includedetails: 'False' })).text).not.toContain('Details')
  })

  test('without relationalid1 fails', async () => {
    const paywall = await start()
    const reply = await listCards(paywall, { relationalid1: '' })
    expect([reply.status, reply.body]).toMatchObject([200, failure(4)])
  })

  test('says when a card has expired', async () => {
    const { cards } = await start()
    const old = cards().map((card) => ({ ...card, Month: 10, Year: 2026 }))
    await sandbox.close()
    expect((await listCards(await start({ cards: old }))).body).toMatchObject({ Body: [{ Expired: true }] })
  })

  test.each([
    ['array', []],
    ['null', null],
  ] as const)('emptyList %s', async (emptyList, Body) => {
    const reply = await listCards(await start({ emptyList }), { relationalid1: 'nobody' })
    expect(reply.body).toEqual({ ErrorCode: 0, Result: true, Message: '', Body })
  })
})

describe('save from token', () => {
  const save = (CardToken: string, extra: object = {}) =>
    saveCard(sandbox.paywall, { RelationalId1: '003', Card: { CardToken, Nickname: 'Yeni' }, ...extra })

  test('answers the new card with the holder masked', async () => {
    const paywall = await start()
    const reply = await save(paywall.issueCardToken(), { IncludeDetails: true })
    expect(reply.body).toMatchObject({
      ErrorCode: 0,
      Result: true,
      Body: {
        Name: 'Yeni',
        CardHolderName: 'A** E******',
        CardNumber: '555555******4444',
        CardType: 'MasterCard',
        UniqueCode: paywall.cards()[1]?.UniqueCode,
        Details: { CardBrandId: 1 },
      },
    })
    expect(paywall.cards()[1]).toMatchObject({ RelationalId1: '003', CardHolderName: 'Ada Example' })
  })

  test('can make two cards that only their UniqueCode tells apart', async () => {
    const paywall = await start({ cards: [] })
    const twin = { CardLastFour: '0042', Month: 1, Year: 2031 }
    await save(paywall.issueCardToken(twin))
    await save(paywall.issueCardToken(twin))
    const [first, second] = paywall.cards()
    expect({ ...first, UniqueCode: '' }).toEqual({ ...second, UniqueCode: '' })
    expect(first?.UniqueCode).not.toBe(second?.UniqueCode)
  })

  test('takes a token once, for 30 minutes, and no made-up one', async () => {
    const paywall = await start()
    const [used, late, lost] = [paywall.issueCardToken(), paywall.issueCardToken(), crypto.randomUUID()]
    await save(used)
    clock.advance(minutes(30))
    for (const token of [used, late, lost]) expect((await save(token)).body).toMatchObject(failure(75))
    expect((await save('not-a-guid')).body).toMatchObject(failure(2))
    expect(paywall.cards()).toHaveLength(2)
  })
})

describe('update', () => {
  test('replaces nickname, month and year and answers an empty Body', async () => {
    const paywall = await start()
    const reply = await updateCard(paywall)
    expect([reply.status, reply.body]).toEqual([200, { ErrorCode: 0, Result: true, Message: '', Body: '' }])
    expect(paywall.cards()[0]).toMatchObject({
      Name: 'Yurtdışı kartım',
      Month: 12,
      Year: 2030,
      UniqueCode: published,
    })
  })

  test.each(['RelationalId1', 'UniqueCode', 'Nickname', 'Month', 'Year'])('needs %s', async (field) => {
    const paywall = await start()
    const reply = await updateCard(paywall, { [field]: undefined })
    expect(reply.body).toMatchObject({
      ...failure(2),
      Message: `Invalid data: ${field.toLowerCase()} is missing`,
    })
    expect(paywall.cards()[0]?.Name).toBe('Kartım')
  })

  test.each([{ Month: '12' }, { Month: 13 }, { Year: 30 }, { Year: '2030' }])(
    'refuses %j',
    async (fields) => {
      expect((await updateCard(await start(), fields)).body).toMatchObject(failure(2))
    },
  )

  test('reads names whatever their case', async () => {
    const paywall = await start()
    const body = { relationalId1: '003', uniqueCode: published, nickname: 'x', month: 1, YEAR: 2031 }
    expect((await callCards(paywall, { method: 'PUT', body })).body).toMatchObject({ Result: true })
    expect(paywall.cards()[0]).toMatchObject({ Name: 'x', Month: 1, Year: 2031 })
  })

  test.each([
    ['accept', true],
    ['refuse', false],
  ] as const)('pastExpiry %s', async (pastExpiry, Result) => {
    const reply = await updateCard(await start({ pastExpiry }), { Month: 1, Year: 2020 })
    expect(reply.body).toMatchObject({ Result })
  })
})

describe('delete', () => {
  test('removes the card by a body and answers a null Body', async () => {
    const paywall = await start()
    expect((await deleteCard(paywall)).body).toEqual({ ErrorCode: 0, Result: true, Message: '', Body: null })
    expect(paywall.cards()).toEqual([])
    expect((await deleteCard(paywall, { UniqueCode: published })).body).toMatchObject(failure(118))
  })

  test.each([200, 400] as const)('failureStatus %i', async (failureStatus) => {
    const reply = await deleteCard(await start({ failureStatus }), { UniqueCode: 'x' })
    expect([reply.status, reply.body]).toMatchObject([failureStatus, failure(118)])
  })
})

test('a body that is not JSON is invalid data', async () => {
  const paywall = await start()
  const reply = await callCards(paywall, { method: 'PUT' })
  expect(reply.body).toMatchObject(failure(2))
})
