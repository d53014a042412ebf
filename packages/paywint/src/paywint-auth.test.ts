import { describe, expect, test } from '@jest/globals'
import type { SignableRequest } from '@cardlane/core/adapter'
import { card, options, platformId, routes, startPaywint, user } from './__fixtures__/paywint.js'
import { listAnswer, secureLinkAnswer } from './__fixtures__/answers.js'
import { failureOf, mockWire } from './__fixtures__/wire.js'
import { paywintSignature } from './paywint-auth.js'

const wire = mockWire()

const host = 'https://api.sandbox.paywint.com'
const signable = (method: string, target: string, body = ''): SignableRequest => ({
  method,
  url: new URL(target, host),
  body: Buffer.from(body),
})

describe('the documented sample', () => {
  const target = '/api/platform/users/create?isExample=true&version=1.0.5'
  const secret = 'your_platform_secret_key'
  const sample = {
    name: 'John Doe',
    email: 'john@example.com',
    phone: '9876543210',
    phone_country_code: '+91',
  }
  const compact = JSON.stringify(sample)
  const spaced = compact.replaceAll('":"', '": "').replaceAll('","', '", "')

  test.each([
    {
      form: 'compact',
      body: compact,
      length: 94,
      signature: '386937bd022ec588838e70df0719eb0e69ada97272af58e833c41163be94efc5',
    },
    {
      form: 'spaced',
      body: spaced,
      length: 101,
      signature: '9b70bc5f6d8b50ed5264ecd0c6eaae667a6e32c10bff76b080373490fe2cedd9',
    },
  ])('in its $form form', ({ body, length, signature }) => {
    expect(Buffer.byteLength(body)).toBe(length)
    expect(paywintSignature(signable('POST', target, body), secret, 'sha256')).toBe(signature)
    expect(paywintSignature(signable('POST', target, body), secret, 'empty')).toBe(signature)
  })

  test.each([
    ['without its query', '/api/platform/users/create'],
    ['without the question mark', '/api/platform/users/createisExample=true&version=1.0.5'],
    ['with its query in another order', '/api/platform/users/create?version=1.0.5&isExample=true'],
  ])('is another signature %s', (_name, other) => {
    expect(paywintSignature(signable('POST', other, compact), secret, 'sha256')).not.toBe(
      paywintSignature(signable('POST', target, compact), secret, 'sha256'),
    )
  })

  test('signs the query as it is encoded', () => {
    const encoded = signable('GET', '/api/platform/card/list?name=a%20b%2Fc')
    expect(paywintSignature(encoded, secret, 'sha256')).toBe(
      '2e5688e78f653db7d3e1ec706437172f90afa1c147fdec842c4351d67f9d80a6',
    )
  })
})

describe('a request of the adapter', () => {
  const getVectors = [
    ['sha256', 'd51917c643fb09fdcd1af7cf73f686516713776d1f155b0b7ff362f9c00d2387'],
    ['empty', '39eb6ae0ba1c0cd9835002681cd0329c9cf5cbbc4bf14d1bbef1c90307ed1a58'],
  ] as const
  const postSignature = 'fcbe34e9e391f5cf73e370c452913a514abfe415740c5f2cb2e6ea03f5ca6a44'

  test.each(getVectors)('without a body is signed by emptyBodyHash %s', async (emptyBodyHash, signature) => {
    wire.answer(routes.list, { body: listAnswer })
    await startPaywint({ emptyBodyHash }).provider.listCards(user)
    expect(wire.sent).toEqual([
      {
        method: 'GET',
        url: `${host}/api/platform/card/list/${user}`,
        headers: { 'x-platform-id': platformId, 'x-signature': signature },
        body: '',
      },
    ])
  })

  test.each(['sha256', 'empty'] as const)(
    'with a body is signed the same under emptyBodyHash %s',
    async (emptyBodyHash) => {
      wire.answer(routes.update, { body: secureLinkAnswer })
      await startPaywint({ emptyBodyHash }).provider.updateCard({ card, set: {} })
      expect(wire.sent[0]?.headers).toEqual({
        'content-type': 'application/json',
        'x-platform-id': platformId,
        'x-signature': postSignature,
      })
    },
  )

  test('takes an absent emptyBodyHash for sha256', async () => {
    wire.answer(routes.list, { body: listAnswer })
    await startPaywint().provider.listCards(user)
    expect(wire.sent[0]?.headers['x-signature']).toBe(getVectors[0][1])
  })

  test('carries the published signature when it is asked for', async () => {
    wire.answer(routes.update, { body: secureLinkAnswer })
    wire.answer(routes.list, { body: listAnswer })
    const { provider } = startPaywint({ signature: 'sandbox-static', secretKey: undefined })
    await provider.updateCard({ card, set: {} })
    await provider.listCards(user)
    expect(wire.sent.map(({ headers }) => headers['x-signature'])).toEqual([
      '8b3cb99a4b8e24fc7e01d0db635e2e47b80818144fe51400c6c6ae3ecbc84f47',
      '8b3cb99a4b8e24fc7e01d0db635e2e47b80818144fe51400c6c6ae3ecbc84f47',
    ])
  })
})

describe('credentials as functions', () => {
  test('are asked for every request', async () => {
    const keys = ['first-secret', 'demo-secret']
    const ids = ['aaaaaaaa-8888-4777-8666-555555555555', platformId]
    const { provider } = startPaywint({
      secretKey: () => Promise.resolve(keys.shift() ?? ''),
      platformId: () => ids.shift() ?? '',
    })
    wire.answer(routes.list, { body: listAnswer })
    wire.answer(routes.list, { body: listAnswer })
    await provider.listCards(user)
    await provider.listCards(user)
    const [first, second] = wire.sent.map(({ headers }) => headers)
    expect(first?.['x-platform-id']).toBe('aaaaaaaa-8888-4777-8666-555555555555')
    expect(first?.['x-signature']).not.toBe(second?.['x-signature'])
    expect(second).toEqual({
      'x-platform-id': platformId,
      'x-signature': 'd51917c643fb09fdcd1af7cf73f686516713776d1f155b0b7ff362f9c00d2387',
    })
  })

  test('sign a retry anew', async () => {
    const keys = ['first-secret', 'demo-secret']
    const { provider } = startPaywint({ maxAttempts: 2, secretKey: () => keys.shift() ?? '' })
    wire.answer(routes.list, { status: 503 })
    wire.answer(routes.list, { body: listAnswer })
    await provider.listCards(user)
    const [first, second] = wire.sent.map(({ headers }) => headers['x-signature'])
    expect(first).not.toBe(second)
    expect(second).toBe('d51917c643fb09fdcd1af7cf73f686516713776d1f155b0b7ff362f9c00d2387')
  })

  test.each([
    ['that reject', { secretKey: () => Promise.reject(new Error('hunter2')) }],
    ['that give nothing', { secretKey: () => '' }],
    ['that give no UUID', { platformId: () => 'hunter2' }],
  ])('%s send nothing', async (_name, credentials) => {
    const error = await failureOf(startPaywint({ ...options, ...credentials }).provider.listCards(user))
    expect(error).toMatchObject({ code: 'authentication_failed', outcome: 'not_applied', attempts: 0 })
    expect(`${error.message}${JSON.stringify(error)}`).not.toContain('hunter2')
    expect(wire.sent).toEqual([])
  })
})
