import { afterEach, describe, expect, test } from '@jest/globals'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { startSandbox, type PaywallSimulatorOptions, type Sandbox } from '../index.js'
import { deleteCard, listCards, saveCard, updateCard } from './__fixtures__/paywall-client.js'

/** It is 2026. */
const clock = createFakeClock()
let sandbox: Sandbox
const start = async (paywall: PaywallSimulatorOptions = {}) => {
  sandbox = await startSandbox({ clock, paywall })
  return sandbox.paywall
}
afterEach(() => sandbox.close())

const save = (CardToken: string, Nickname = 'n') =>
  saveCard(sandbox.paywall, { RelationalId1: '003', Card: { CardToken, Nickname } })
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('errorCodes', () => {
  const failures = () => [
    updateCard(sandbox.paywall, { Month: 13 }),
    listCards(sandbox.paywall, { relationalid1: '' }),
    updateCard(sandbox.paywall, { RelationalId1: 'x' }),
    deleteCard(sandbox.paywall, { UniqueCode: 'x' }),
    save(crypto.randomUUID()),
    listCards(sandbox.paywall, { relationalid1: 'nobody' }),
  ]

  test.each([
    ['general', [2, 4, 115, 118, 75, 3]],
    ['payment', [2, 2, 22, 21, 75, -1]],
    ['card-wall', [1, 1, 5, 5, 1, 5]],
    ['one', [1, 1, 1, 1, 1, 1]],
  ] as const)('%s', async (errorCodes, codes) => {
    await start({ errorCodes, emptyList: 'error' })
    const replies = await Promise.all(failures())
    expect(replies.map(({ body }) => body)).toMatchObject(
      codes.map((ErrorCode) => ({ ErrorCode, Result: false })),
    )
  })
})

test('emptyList error is only for an empty list', async () => {
  const paywall = await start({ emptyList: 'error' })
  expect((await listCards(paywall)).body).toMatchObject({ Result: true, Body: [{ Name: 'Kartım' }] })
})

describe('failureBody', () => {
  const details = {
    ...{ ProviderErrorCode: base64('118'), ProviderErrorMessage: base64('Invalid card UniqueCode') },
    ...{ BankErrorCode: '', BankErrorMessage: '' },
  }
  test.each([
    ['null', null],
    ['text', ''],
    ['object', { Error: details }],
  ] as const)('%s', async (failureBody, Body) => {
    const reply = await deleteCard(await start({ failureBody }), { UniqueCode: 'x' })
    expect(reply.body).toEqual({ ErrorCode: 118, Result: false, Message: 'Invalid card UniqueCode', Body })
  })
})

describe('authFailureBody', () => {
  test.each([
    ['envelope', { ErrorCode: 77, Result: false, Message: 'Invalid credentials', Body: null }],
    ['empty', ''],
  ] as const)('%s', async (authFailureBody, body) => {
    const reply = await listCards(await start({ authFailureBody }), { apikeyprivate: 'other' })
    expect([reply.status, reply.body]).toEqual([401, body])
  })
})

test.each([
  ['listed', true, 'authenticated'],
  ['unlisted', false, 'refused: IP address not listed'],
] as const)('ipAddress %s', async (ipAddress, Result, verdict) => {
  const paywall = await start({ ipAddress })
  const reply = await updateCard(paywall)
  expect([reply.status, reply.body]).toMatchObject([200, { Result, ErrorCode: Result ? 0 : 512 }])
  expect(paywall.requests.at(-1)?.verdict).toBe(verdict)
  expect(paywall.effects()).toHaveLength(Result ? 1 : 0)
})

test.each([
  ['boolean', true, false],
  ['text', 'true', 'false'],
] as const)('resultAs %s', async (resultAs, yes, no) => {
  const paywall = await start({ resultAs })
  expect((await listCards(paywall)).body).toMatchObject({ ErrorCode: 0, Result: yes })
  expect((await deleteCard(paywall, { UniqueCode: 'x' })).body).toMatchObject({ ErrorCode: 118, Result: no })
})

test.each([
  ['english', 'Invalid data: nickname is missing', 'Invalid credentials'],
  ['turkish', 'Geçersiz veri: nickname is missing', 'Geçersiz kimlik bilgileri'],
] as const)('messages %s', async (messages, invalid, badKeys) => {
  const paywall = await start({ messages })
  const reply = await updateCard(paywall, { Nickname: undefined })
  expect(reply.body).toMatchObject({ ErrorCode: 2, Message: invalid })
  expect((await listCards(paywall, { apikeyprivate: 'x' })).body).toMatchObject({ Message: badKeys })
})

test.each([
  ['card', { Name: 'n', CardLastFour: '4444' }],
  ['null', null],
] as const)('saveAnswer %s', async (saveAnswer, Body) => {
  const paywall = await start({ saveAnswer })
  expect((await save(paywall.issueCardToken())).body).toMatchObject({ ErrorCode: 0, Result: true, Body })
  expect(paywall.cards()).toHaveLength(2)
})

test.each([
  [Infinity, 9999, true],
  [20, 2046, true],
  [20, 2047, false],
])('maxYearsAhead %d with %i', async (maxYearsAhead, Year, Result) => {
  const paywall = await start({ maxYearsAhead })
  expect((await updateCard(paywall, { Year })).body).toMatchObject({ Result, ErrorCode: Result ? 0 : 2 })
  expect(paywall.cards()[0]?.Year).toBe(Result ? Year : 2029)
})

test.each([
  [Infinity, true],
  [10, false],
])('maxTextLength %d with a nickname of 11', async (maxTextLength, Result) => {
  const paywall = await start({ maxTextLength })
  const long = 'x'.repeat(11)
  expect((await updateCard(paywall, { Nickname: long })).body).toMatchObject({ Result })
  expect((await save(paywall.issueCardToken(), long)).body).toMatchObject({ Result })
  expect((await save(paywall.issueCardToken(), long.slice(1))).body).toMatchObject({ Result: true })
})
