import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { startSandbox, type Sandbox } from '../index.js'
import { callPaywint, deleteCard, listCards, paymentLink } from './__fixtures__/paywint-client.js'
import { valueAt } from '../__fixtures__/send.js'

const cardId = '07f0a4aa-b890-4135-84d6-ec9c19b82bb3'
const unknownId = '11111111-2222-4333-8444-555555555555'
const clock = createFakeClock(1_782_303_609_673)

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ clock })
})
afterEach(() => sandbox.close())

const getCard = (id: string) =>
  callPaywint(sandbox.paywint, { method: 'GET', target: `/api/platform/card/get-card/${id}` })

test('lists the cards of a user in the list envelope', async () => {
  const reply = await listCards(sandbox.paywint)
  expect(reply.status).toBe(200)
  expect(reply.body).toEqual({
    success: true,
    status_code: 200,
    message: 'Success',
    records: sandbox.paywint.cards(),
    totalRecords: 1,
    queryGeneratedTime: 1_782_303_609,
  })
})

test('gets a card in the single envelope, whatever the case of its id', async () => {
  const reply = await getCard(cardId.toUpperCase())
  expect(reply.status).toBe(200)
  expect(reply.body).toEqual({
    success: true,
    message: 'Success',
    data: sandbox.paywint.cards()[0],
    queryGeneratedTime: 1_782_303_609.673,
  })
  expect(reply.body).toMatchObject({
    data: { card_number: '4242', card_exp: '12/2029', card_type: 'CREDIT' },
  })
})

test('deletes a card by a DELETE with a body, once', async () => {
  const reply = await deleteCard(sandbox.paywint, cardId)
  expect(reply.body).toMatchObject({ success: true, data: null })
  expect(sandbox.paywint.cards()).toEqual([])
  expect((await deleteCard(sandbox.paywint, cardId)).status).toBe(404)
  expect((await getCard(cardId)).body).toEqual({ detail: 'Card not found' })
})

test('answers 404 for what it does not know and 422 for what is no UUID', async () => {
  const { paywint } = sandbox
  expect((await getCard(unknownId)).status).toBe(404)
  const stranger = await listCards(paywint, { target: `/api/platform/card/list/${unknownId}` })
  expect([stranger.status, stranger.body]).toEqual([404, { detail: 'User not found' }])
  const malformed = await getCard('4242')
  expect([malformed.status, malformed.body]).toEqual([
    422,
    { detail: [{ loc: ['path', 'card_id'], msg: 'Invalid GUID', type: 'uuid_parsing' }] },
  ])
})

test('creates a payment link to its own host', async () => {
  const { paywint } = sandbox
  const reply = await paymentLink(paywint, {
    amount: 150.75,
    description: 'Payment for June invoice',
    invoice_number: 'INV-2025-0012',
  })
  const [link] = paywint.paymentLinks()
  expect(reply.body).toMatchObject({
    success: true,
    data: { payment_id: link?.payment_id, payment_link: link?.payment_link },
  })
  expect(link).toMatchObject({ user_id: paywint.userId, amount: 150.75, invoice_number: 'INV-2025-0012' })
  expect(link?.payment_link.startsWith(`${paywint.baseUrl}/`)).toBe(true)
  expect(await (await fetch(link?.payment_link ?? '')).text()).toContain('simulator')
})

test.each([
  [{ description: null }, 'amount', 'missing'],
  [{ amount: 0 }, 'amount', 'greater_than'],
  [{ amount: '1' }, 'amount', 'type_error'],
  [{ amount: 1, description: 'x'.repeat(256) }, 'description', 'string_too_long'],
  [{ amount: 1, invoice_number: 'x'.repeat(21) }, 'invoice_number', 'string_too_long'],
])('refuses a payment link with %.60j', async (body, field, type) => {
  const reply = await paymentLink(sandbox.paywint, body)
  expect(reply.status).toBe(422)
  expect(reply.body).toMatchObject({ detail: [{ loc: ['body', field], type, msg: expect.any(String) }] })
  expect(sandbox.paywint.paymentLinks()).toEqual([])
})

test('a payment link may use all of its 255 and 20 characters, or none', async () => {
  const full = { amount: 0.01, description: 'x'.repeat(255), invoice_number: 'x'.repeat(20) }
  expect((await paymentLink(sandbox.paywint, full)).status).toBe(200)
  expect((await paymentLink(sandbox.paywint, { amount: 1, description: null })).status).toBe(200)
})

test('says where a body stops being JSON', async () => {
  const target = `/api/platform/payment/create-payment-link/${sandbox.paywint.userId}`
  const reply = await callPaywint(sandbox.paywint, { method: 'POST', target, text: '{"a":1,}' })
  expect(reply.status).toBe(422)
  expect(valueAt(reply.body, 'detail.0')).toEqual({
    loc: ['body', 7],
    msg: 'JSON decode error',
    type: 'json_invalid',
  })
})

test('hands out copies', () => {
  const [card] = sandbox.paywint.cards()
  if (card) card.card_nick_name = 'changed'
  expect(sandbox.paywint.cards()[0]?.card_nick_name).toBe('Primary Visa')
})
