import { afterEach, describe, expect, test } from '@jest/globals'
import { valueAt, type Received } from '../__fixtures__/send.js'
import { startSandbox, type PaywintSimulatorOptions, type Sandbox } from '../index.js'
import { addLink, callPaywint, deleteCard, listCards, updateLink } from './__fixtures__/paywint-client.js'
import { seededCard } from './paywint-card.js'

let sandbox: Sandbox
const start = async (paywint: PaywintSimulatorOptions = {}) => {
  sandbox = await startSandbox({ paywint })
  return sandbox.paywint
}
afterEach(() => sandbox.close())

const { card_id, user_id } = seededCard
const unknownId = '11111111-2222-4333-8444-555555555555'
const getCard = (id: string) =>
  callPaywint(sandbox.paywint, { method: 'GET', target: `/api/platform/card/get-card/${id}` })
const updateCard = (id = card_id) => updateLink(sandbox.paywint, { card_id: id, card_purpose: 'PAYMENT' })
const linkOf = (reply: Received): string => String(valueAt(reply.body, 'data.secure_link'))

const failedEnvelope = (message: string) => ({
  success: false,
  message,
  data: null,
  queryGeneratedTime: null,
})

test.each([400, 401, 403] as const)('badSignatureStatus %i', async (badSignatureStatus) => {
  const paywint = await start({ badSignatureStatus })
  const refused = [{ secretKey: 'other' }, { headers: { 'x-platform-id': user_id } }]
  const replies = await Promise.all(refused.map((overrides) => listCards(paywint, overrides)))
  expect(replies.map(({ status }) => status)).toEqual([badSignatureStatus, badSignatureStatus])
})

test.each([
  ['as-sent', 200, 401],
  ['decoded', 401, 200],
] as const)('signedTarget %s', async (signedTarget, asSent, decoded) => {
  const paywint = await start({ signedTarget })
  const escaped = user_id.replace('-', '%2D')
  const target = `/api/platform/card/list/${escaped}?a=%20b`
  const signed = { target: `/api/platform/card/list/${user_id}?a= b` }
  expect((await callPaywint(paywint, { method: 'GET', target })).status).toBe(asSent)
  expect((await callPaywint(paywint, { method: 'GET', target, signed })).status).toBe(decoded)
})

test('signedTarget decoded leaves alone what cannot be decoded', async () => {
  const paywint = await start({ signedTarget: 'decoded' })
  const target = `/api/platform/card/list/${user_id}?a=%zz`
  expect((await callPaywint(paywint, { method: 'GET', target })).status).toBe(200)
})

describe('errorBody', () => {
  test.each([
    ['detail', { detail: 'Card not found' }],
    ['envelope', failedEnvelope('Card not found')],
    ['text', 'Card not found'],
  ] as const)('%s', async (errorBody, body) => {
    await start({ errorBody })
    const reply = await getCard(unknownId)
    expect([reply.status, reply.body]).toEqual([404, body])
  })
})

describe('notFound', () => {
  const ask = {
    'a card to read': () => getCard(unknownId),
    'a card to update': () => updateCard(unknownId),
    'a card to delete': () => deleteCard(sandbox.paywint, unknownId),
    'the cards of a user': () =>
      callPaywint(sandbox.paywint, { method: 'GET', target: `/api/platform/card/list/${unknownId}` }),
    'the payments of a user': () =>
      callPaywint(sandbox.paywint, {
        ...{ method: 'POST', target: `/api/platform/payment/list-received-payment/${unknownId}` },
        body: { rows_per_page: 10, page_no: 1 },
      }),
  }

  test.each([400, 403, 404] as const)('%i is the status of all', async (notFound) => {
    await start({ notFound })
    for (const call of Object.values(ask)) expect((await call()).status).toBe(notFound)
  })

  test('failure is a 200 that says so', async () => {
    await start({ notFound: 'failure' })
    for (const call of Object.values(ask)) {
      const reply = await call()
      expect([reply.status, reply.body]).toMatchObject([200, { success: false, data: null }])
    }
  })

  test('nothing is a 200 with nothing in it', async () => {
    await start({ notFound: 'nothing' })
    for (const [what, call] of Object.entries(ask)) {
      const nothing = what.endsWith('a user') ? { records: [], totalRecords: 0 } : { data: null }
      const reply = await call()
      expect([reply.status, reply.body]).toMatchObject([200, { success: true, ...nothing }])
    }
    expect(sandbox.paywint.effects()).toEqual([])
  })
})

describe('envelope bare', () => {
  test('leaves out all that is not required', async () => {
    const paywint = await start({ envelope: 'bare' })
    expect((await getCard(card_id)).body).toEqual({ data: seededCard })
    expect((await listCards(paywint)).body).toEqual({ records: [seededCard] })
  })
})

test.each([
  ['array', []],
  ['null', null],
] as const)('emptyList %s', async (emptyList, records) => {
  const paywint = await start({ emptyList })
  expect((await listCards(paywint)).body).toMatchObject({ records: [{ card_id }] })
  await deleteCard(paywint, card_id)
  expect((await listCards(paywint)).body).toMatchObject({ success: true, records, totalRecords: 0 })
})

test.each([[[]], [['card_exp', 'is_blocked', 'payment_confirm_required']]] as const)(
  'nullCardFields %j',
  async (nullCardFields) => {
    const paywint = await start({ nullCardFields })
    const shown = { ...seededCard, ...Object.fromEntries(nullCardFields.map((field) => [field, null])) }
    expect((await getCard(card_id)).body).toMatchObject({ data: shown })
    expect((await listCards(paywint)).body).toMatchObject({ records: [shown] })
    expect(paywint.cards()).toEqual([seededCard])
  },
)

describe('linkAnswer', () => {
  test.each([
    ['link', { secure_link: expect.stringContaining('/platform/add-card?') }],
    ['null-link', { secure_link: null }],
    ['null-data', null],
  ] as const)('%s', async (linkAnswer, data) => {
    const paywint = await start({ linkAnswer })
    for (const reply of [await updateCard(), await addLink(paywint, 'PAYMENT')]) {
      expect([reply.status, reply.body]).toMatchObject([200, { success: true, data }])
    }
    expect(paywint.effects()).toHaveLength(linkAnswer === 'link' ? 2 : 0)
  })
})

describe('deletionAnswer', () => {
  test.each([
    ['null', null],
    ['text', 'Card deleted'],
    ['card', seededCard],
  ] as const)('%s', async (deletionAnswer, data) => {
    const paywint = await start({ deletionAnswer })
    const reply = await deleteCard(paywint, card_id)
    expect([reply.status, reply.body]).toMatchObject([200, { success: true, data }])
    expect(paywint.cards()).toEqual([])
  })

  test('empty', async () => {
    const paywint = await start({ deletionAnswer: 'empty' })
    const reply = await deleteCard(paywint, card_id)
    expect([reply.status, reply.text]).toEqual([200, ''])
    expect(paywint.cards()).toEqual([])
  })
})

test.each([
  ['required', 422],
  ['optional', 200],
] as const)('addPurpose %s', async (addPurpose, status) => {
  const paywint = await start({ addPurpose })
  const target = `/api/platform/card/add/secure-link/${user_id}`
  const reply = await callPaywint(paywint, { method: 'POST', target, body: {} })
  expect(reply.status).toBe(status)
  if (status === 200) expect(await (await fetch(linkOf(reply))).text()).toContain('For payments')
  expect((await addLink(paywint, 'FUNDING')).status).toBe(422)
})

test.each([
  [Infinity, 200],
  [2, 200],
  [1, 403],
])('cardsPerUser %d', async (cardsPerUser, status) => {
  const paywint = await start({ cardsPerUser })
  expect((await addLink(paywint, 'PAYMENT')).status).toBe(status)
  expect((await updateCard()).status).toBe(200)
})
