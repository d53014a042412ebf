import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { keepBusy } from '../__fixtures__/busy-sandbox.js'
import { valueAt } from '../__fixtures__/send.js'
import { startSandbox, type Sandbox, type SandboxOptions } from '../index.js'
import {
  callCards,
  generateLink,
  listCards,
  sale,
  updateCard,
} from '../paywall/__fixtures__/paywall-client.js'
import { callPaywint, deleteCard, paymentLink, updateLink } from '../paywint/__fixtures__/paywint-client.js'
import { basic, createSilaClient } from '../sila/__fixtures__/sila-client.js'

let sandbox: Sandbox
const begin = async (options: SandboxOptions = {}) => {
  await sandbox.close()
  sandbox = await startSandbox({ strict: true, ...options })
}
beforeEach(async () => {
  sandbox = await startSandbox({ strict: true })
})
afterEach(() => sandbox.close())

const sila = () => createSilaClient(sandbox.sila, sandbox.clock)

test('what is printed is accepted', async () => {
  await keepBusy(sandbox)
  const { paywint, paywall } = sandbox
  const statuses = [paywint, paywall, sandbox.sila].flatMap(({ requests }) => requests)
  expect(statuses.map(({ status, verdict }) => [status, verdict])).toEqual(
    statuses.map(() => [200, 'authenticated']),
  )
  const card_id = paywint.cards()[0]?.card_id ?? ''
  expect((await updateLink(paywint, { card_id, card_purpose: 'PAYMENT' })).status).toBe(200)
  expect((await deleteCard(paywint, card_id)).status).toBe(200)
})

test('no change is made by what is not', async () => {
  await updateCard(sandbox.paywall, { Comment: 'x' })
  await sila()('delete_card', { fields: { card_name: 'test_card', provider: 'CKO' } })
  await paymentLink(sandbox.paywint, { amount: 1, currency: 'USD' })
  const { paywint, paywall, sila: atSila } = sandbox.truth()
  expect([paywint.effects, paywall.effects, atSila.effects]).toEqual([[], [], []])
})

describe('Paywint refuses', () => {
  const refusal = (msg: string) => [
    422,
    { detail: [{ loc: ['body'], msg: `strict: ${msg}`, type: 'strict' }] },
  ]

  test('a field that is not printed', async () => {
    const { status, body } = await paymentLink(sandbox.paywint, { amount: 1, currency: 'USD' })
    expect([status, body]).toEqual(refusal('Unrecognized key: "currency"'))
    expect(sandbox.paywint.requests.at(-1)?.verdict).toBe('refused: strict: Unrecognized key: "currency"')
  })

  const list = (): string => `/api/platform/card/list/${sandbox.paywint.userId}`

  test('a query, and a body where none is printed', async () => {
    const asked = await callPaywint(sandbox.paywint, { method: 'GET', target: `${list()}?page=2` })
    expect([asked.status, asked.body]).toEqual(refusal('no query is documented'))
    const sent = await callPaywint(sandbox.paywint, {
      ...{
        method: 'POST',
        target: list().replace('list', 'add/secure-link'),
        body: { card_purpose: 'PAYMENT' },
      },
      headers: { 'content-type': 'text/plain' },
    })
    expect([sent.status, sent.body]).toEqual(refusal('the content type is not application/json'))
  })
})

describe('Paywall refuses', () => {
  const refusal = (what: string) => ({
    ErrorCode: 2,
    Result: false,
    Message: `Invalid data: strict: ${what}`,
  })

  test('names in another case, which it is otherwise known to read', async () => {
    const { uniquecode, ...body } = {
      uniquecode: sandbox.paywall.cards()[0]?.UniqueCode,
      RelationalId1: '003',
    }
    const sent = { ...body, uniquecode, Nickname: 'x', Month: 1, Year: 2030 }
    expect((await callCards(sandbox.paywall, { method: 'PUT', body: sent })).body).toMatchObject(
      refusal('Unrecognized key: "uniquecode"'),
    )
    await begin({ strict: false })
    expect((await callCards(sandbox.paywall, { method: 'PUT', body: sent })).body).toMatchObject({
      Result: true,
    })
  })

  test('a field inside Card, and one of a payment link', async () => {
    const body = { RelationalId1: '003', Card: { CardToken: 'x', Nickname: 'x', Colour: 'red' } }
    const saved = await callCards(sandbox.paywall, {
      method: 'POST',
      path: '/paywall/card/tokenization',
      body,
    })
    expect(saved.body).toMatchObject(refusal('Card: Unrecognized key: "Colour"'))
    const generated = await generateLink(sandbox.paywall, { ...sale, Discount: 1 })
    expect(generated.body).toMatchObject(refusal('Unrecognized key: "Discount"'))
    expect((await listCards(sandbox.paywall)).body).toMatchObject({ Result: true })
  })
})

describe('Sila refuses', () => {
  const refusal = (...strict: string[]) => ({
    success: false,
    status: 'FAILURE',
    validation_details: { strict },
  })
  const rename = { card_name: 'New', card_id: 'dfdbd0ac-dd7d-4691-b573-50b7b69fb29a' }

  test('PUT, unless the switch is set', async () => {
    expect((await sila()('update_card', { method: 'PUT', fields: rename })).status).toBe(405)
    expect((await sila()('update_card', { fields: rename })).status).toBe(200)
    await begin({ sila: { updateCardVerb: 'both' } })
    expect((await sila()('update_card', { method: 'PUT', fields: rename })).status).toBe(200)
  })

  test('a token that was encoded once more', async () => {
    const { clientId, clientSecret } = sandbox.sila
    const { body } = await sila()('auth_token', { authorization: basic(clientId, clientSecret) })
    const { token } = (body as { access_token: { token: string } }).access_token
    const encoded = Buffer.from(token).toString('base64')
    expect((await sila()('get_cards', { authorization: `Bearer ${encoded}` })).status).toBe(403)
    expect((await sila()('get_cards', { authorization: `Bearer ${token}` })).status).toBe(200)
  })

  test.each([
    ['delete_card', { card_name: 'x', provider: 'CKO' }, 'provider: must be "cko", as it is printed'],
    ['get_cards?page=2', {}, 'no query is documented'],
    ['update_card', { ...rename, provider: 'cko' }, 'Unrecognized key: "provider"'],
  ])('%s with %j', async (endpoint, fields, problem) => {
    const { status, body } = await sila()(endpoint, { fields })
    expect([status, body]).toMatchObject([400, refusal(problem)])
  })

  test('both names of the app handle, unless the switch is set', async () => {
    const both = () => sila()('get_cards', { header: { auth_handle: 'handle.silamoney.eth' } })
    expect((await both()).status).toBe(400)
    await begin({ sila: { bothHandles: 'accept' } })
    expect((await both()).status).toBe(200)
  })

  test('signatures beside a token, unless the switch is set', async () => {
    const both = async () => {
      const { clientId, clientSecret } = sandbox.sila
      const { body } = await sila()('auth_token', { authorization: basic(clientId, clientSecret) })
      const token = String(valueAt(body, 'access_token.token'))
      return (await sila()('get_cards', { signatures: { authorization: `Bearer ${token}` } })).status
    }
    expect(await both()).toBe(401)
    await begin({ sila: { bearerWithSignatures: 'accept' } })
    expect(await both()).toBe(200)
  })

  test('a header field that is not printed', async () => {
    const other = await sila()('get_cards', { header: { nonce: 1 } })
    expect(other.body).toMatchObject(refusal('header: Unrecognized key: "nonce"'))
  })
})
