import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '../index.js'
import { callPaywint, deleteCard, listCards, updateLink } from './__fixtures__/paywint-client.js'
import { seededCard } from './paywint-card.js'

const stranger = {
  ...seededCard,
  user_id: '11111111-2222-4333-8444-555555555555',
  card_id: '66666666-7777-4888-8999-000000000000',
}
let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ paywint: { cards: [seededCard, stranger] } })
})
afterEach(() => sandbox.close())

test("lists a user's own cards, and an empty list when there is none left", async () => {
  const { paywint } = sandbox
  expect((await listCards(paywint)).body).toMatchObject({ records: [seededCard], totalRecords: 1 })
  await deleteCard(paywint, seededCard.card_id)
  expect((await listCards(paywint)).body).toMatchObject({ success: true, records: [], totalRecords: 0 })
})

test("neither deletes nor updates another user's card, but reads it: the path has no user", async () => {
  const { paywint } = sandbox
  const { card_id } = stranger
  expect((await deleteCard(paywint, card_id)).status).toBe(404)
  expect((await updateLink(paywint, { card_id, card_purpose: 'PAYMENT' })).status).toBe(404)
  expect(paywint.cards()).toHaveLength(2)
  const target = `/api/platform/card/get-card/${card_id}`
  expect((await callPaywint(paywint, { method: 'GET', target })).body).toMatchObject({ data: stranger })
})

test('a deleted card cannot be updated', async () => {
  const { paywint } = sandbox
  await deleteCard(paywint, seededCard.card_id)
  const body = { card_id: seededCard.card_id, card_purpose: 'PAYMENT' }
  expect((await updateLink(paywint, body)).body).toEqual({ detail: 'Card not found' })
})

test('says everything that is wrong with path and body at once', async () => {
  const target = '/api/platform/card/update/secure-link/me'
  const call = (body?: object) => callPaywint(sandbox.paywint, { method: 'POST', target, body })
  const path = { loc: ['path', 'user_id'], type: 'uuid_parsing' }
  expect((await call({ card_purpose: 'FUNDING' })).body).toMatchObject({
    detail: [
      path,
      { loc: ['body', 'card_id'], type: 'missing' },
      { loc: ['body', 'card_purpose'], type: 'enum' },
    ],
  })
  expect((await call()).body).toMatchObject({ detail: [path, { loc: ['body'], type: 'missing' }] })
})
