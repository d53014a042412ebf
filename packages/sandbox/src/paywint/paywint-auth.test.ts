import { afterEach, describe, expect, test } from '@jest/globals'
import { startSandbox, type PaywintSimulatorOptions, type Sandbox } from '../index.js'
import { callPaywint, listCards } from './__fixtures__/paywint-client.js'

let sandbox: Sandbox
const start = async (paywint: PaywintSimulatorOptions = {}) => {
  sandbox = await startSandbox({ paywint })
  return sandbox.paywint
}
afterEach(() => sandbox.close())

const published = '8b3cb99a4b8e24fc7e01d0db635e2e47b80818144fe51400c6c6ae3ecbc84f47'

describe('signature', () => {
  test('covers the query with its question mark', async () => {
    const paywint = await start()
    const target = `/api/platform/card/list/${paywint.userId}?a=%20b&c`
    expect((await callPaywint(paywint, { method: 'GET', target })).status).toBe(200)
    const [path = ''] = target.split('?')
    for (const signed of [path, target.replace('?', '')]) {
      const reply = await callPaywint(paywint, { method: 'GET', target, signed: { target: signed } })
      expect(reply.status).toBe(401)
    }
  })

  test('is over the very bytes of the body, spaces and all', async () => {
    const paywint = await start()
    const target = `/api/platform/card/add/secure-link/${paywint.userId}`
    const spaced = '{ "card_purpose" : "PAYMENT" }'
    expect((await callPaywint(paywint, { method: 'POST', target, text: spaced })).status).toBe(200)
  })

  test.each([
    ['a wrong secret', { secretKey: 'other' }],
    ['a signature in upper case', { headers: { 'x-signature': 'A'.repeat(64) } }],
    ['the published static signature', { headers: { 'x-signature': published } }],
  ])('refuses %s', async (_name, overrides) => {
    const paywint = await start()
    const reply = await listCards(paywint, overrides)
    expect([reply.status, reply.body]).toEqual([401, { detail: 'Unauthorized: wrong signature' }])
    expect(paywint.requests.at(-1)?.verdict).toBe('refused: wrong signature')
  })

  test('refuses another platform', async () => {
    const paywint = await start()
    const reply = await listCards(paywint, { headers: { 'x-platform-id': paywint.userId } })
    expect([reply.status, reply.body]).toEqual([401, { detail: 'Unauthorized: unknown platform' }])
  })

  test('refuses a body that is not the one signed', async () => {
    const paywint = await start()
    const target = `/api/platform/card/add/secure-link/${paywint.userId}`
    const body = { card_purpose: 'PAYMENT' }
    const signed = { text: '{"card_purpose": "PAYMENT"}' }
    expect((await callPaywint(paywint, { method: 'POST', target, body, signed })).status).toBe(401)
  })
})

test('headers that are required but missing or malformed are a 422', async () => {
  const paywint = await start()
  const malformed = await listCards(paywint, { headers: { 'x-platform-id': 'me' } })
  expect(malformed.status).toBe(422)
  expect(malformed.body).toEqual({
    detail: [{ loc: ['header', 'x-platform-id'], msg: 'Invalid GUID', type: 'uuid_parsing' }],
  })
  const bare = await fetch(`${paywint.baseUrl}/api/platform/card/list/${paywint.userId}`)
  expect(await bare.json()).toEqual({
    detail: [
      { loc: ['header', 'x-platform-id'], msg: 'Field required', type: 'missing' },
      { loc: ['header', 'x-signature'], msg: 'Field required', type: 'missing' },
    ],
  })
})

describe('switches', () => {
  test.each([
    ['sha256', 200, 401],
    ['empty', 401, 200],
  ] as const)('emptyBodyHash %s', async (emptyBodyHash, withHash, withNothing) => {
    const paywint = await start({ emptyBodyHash })
    expect((await listCards(paywint)).status).toBe(withHash)
    expect((await listCards(paywint, { emptyHash: '' })).status).toBe(withNothing)
  })

  test('staticSignature accepts the published one and real ones', async () => {
    const paywint = await start({ staticSignature: true })
    expect((await listCards(paywint, { headers: { 'x-signature': published } })).status).toBe(200)
    expect((await listCards(paywint)).status).toBe(200)
    expect((await listCards(paywint, { secretKey: 'other' })).status).toBe(401)
  })

  test('errorBody envelope', async () => {
    const paywint = await start({ errorBody: 'envelope' })
    const reply = await listCards(paywint, { secretKey: 'other' })
    expect([reply.status, reply.body]).toEqual([
      401,
      { success: false, message: 'Unauthorized: wrong signature', data: null, queryGeneratedTime: null },
    ])
  })
})
