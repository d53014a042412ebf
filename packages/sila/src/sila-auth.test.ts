import { describe, expect, test } from '@jest/globals'
import { InvalidRequestError, type CardProvider } from '@cardlane/core'
import { updated } from './__fixtures__/bodies.js'
import { addressOfKey, recoverAddress } from './__fixtures__/recover-address.js'
import { stubApi } from './__fixtures__/stub-api.js'
import {
  appKey,
  card,
  ecdsa,
  owner,
  rejectionOf,
  testProvider,
  userKey,
} from './__fixtures__/test-provider.js'
import { silaSigner, type Signer } from './sila-signer.js'

const api = stubApi()
const otherKey = 'c3'.repeat(32)
const update = { path: 'update_card', reply: updated }

const rename = (provider: CardProvider, name = 'Groceries') => provider.updateCard({ card, set: { name } })

/** Who signed each request: by the app's header, and by the user's. */
const signed = () =>
  api.received.map(({ body, headers }) => [
    recoverAddress(body, headers['authsignature']),
    recoverAddress(body, headers['usersignature']),
  ])

const [app, user, other] = [appKey, userKey, otherKey].map(addressOfKey)

test('the app and the user sign the very bytes that are sent', async () => {
  api.expects(update)
  await rename(testProvider(), 'Zoë’s карта 💳 日本')
  expect(signed()).toEqual([[app, user]])
  const [request] = api.received
  expect(request?.body).toContain('Zoë’s карта 💳 日本')
  expect(request?.headers).toMatchObject({ 'content-length': String(Buffer.byteLength(request?.body ?? '')) })
  expect(request?.headers).not.toHaveProperty('authorization')
})

describe('keys', () => {
  test.each([
    ['with 0x', { ...ecdsa, appKey: `0x${appKey}` }],
    [
      'from functions',
      { ...ecdsa, appKey: () => appKey, userKeys: { [owner]: () => Promise.resolve(userKey) } },
    ],
    ['as signers', { ...ecdsa, appKey: silaSigner(appKey), userKeys: { [owner]: silaSigner(userKey) } }],
    ['from a function by handle', { ...ecdsa, userKeys: () => silaSigner(userKey) }],
  ])('can be given %s', async (_, auth) => {
    api.expects(update)
    await rename(testProvider({ auth }))
    expect(signed()).toEqual([[app, user]])
  })

  test('a signer may take its time', async () => {
    const remote: Signer = { sign: async (digest) => silaSigner(otherKey).sign(digest) }
    api.expects(update)
    await rename(testProvider({ auth: { ...ecdsa, appKey: remote } }))
    expect(signed()).toEqual([[other, user]])
  })

  test('a key that its function rotates is used from the next request on', async () => {
    let current = appKey
    const provider = testProvider({ auth: { ...ecdsa, appKey: () => current } })
    api.expects(update, update, update)
    await rename(provider)
    await rename(provider)
    current = otherKey
    await rename(provider)
    expect(signed()).toEqual([
      [app, user],
      [app, user],
      [other, user],
    ])
  })

  test.each([
    ['fails', () => Promise.reject(new Error('the vault is closed')), 'failed.'],
    ['gives something else', () => 'b2', 'gave something that cannot be the credential.'],
    ['gives zero', () => '0'.repeat(64), 'gave something that cannot be the credential.'],
  ])('a function that %s sends nothing', async (_, appKeyFunction, message) => {
    const error = await rejectionOf(rename(testProvider({ auth: { ...ecdsa, appKey: appKeyFunction } })))
    expect(error).toMatchObject({
      ...{ name: 'AuthenticationError', phase: 'authenticate', outcome: 'not_applied' },
      message: `cards updateCard: The function that the configuration has for auth.appKey ${message}`,
    })
    expect(api.received).toEqual([])
  })

  test('a signer that fails is an error before anything is sent', async () => {
    const down = new Error('the KMS is down')
    const auth = { ...ecdsa, appKey: { sign: () => Promise.reject(down) } }
    const error = await rejectionOf(rename(testProvider({ auth })))
    expect(error).toMatchObject({
      name: 'AuthenticationError',
      message: 'cards updateCard: The request could not be signed.',
      outcome: 'not_applied',
      attempts: 0,
      // What a signer says may hold the key.
      cause: { message: 'the message is hidden, because it may hold a credential' },
    })
  })

  const malformed: Signer = { sign: () => ({ rs: Buffer.alloc(63, 7), recoveryId: 0 }) }
  test.each([
    ['appKey', { ...ecdsa, appKey: malformed }],
    ['userKeys', { ...ecdsa, userKeys: () => malformed }],
  ])('a malformed signature by %s is an error before anything is sent', async (_, auth) => {
    const error = await rejectionOf(rename(testProvider({ auth })))
    expect(error).toMatchObject({
      ...{ name: 'AuthenticationError', phase: 'authenticate', outcome: 'not_applied', attempts: 0 },
      retryable: false,
      message: 'cards updateCard: A signer gave a malformed signature: rs has 63 bytes instead of 64.',
    })
    expect(api.received).toEqual([])
  })
})

describe('a user', () => {
  test('is looked up by the owner of the card', async () => {
    const asked: string[] = []
    const userKeys = (handle: string) => {
      asked.push(handle)
      return Promise.resolve(silaSigner(handle === 'somebody' ? otherKey : userKey))
    }
    const provider = testProvider({ auth: { ...ecdsa, userKeys } })
    api.expects(update, update)
    await provider.updateCard({ card: { ...card, owner: 'somebody' }, set: { name: 'Groceries' } })
    await rename(provider)
    expect(asked).toEqual(['somebody', owner])
    expect(signed()).toEqual([
      [app, other],
      [app, user],
    ])
  })

  test.each([
    ['a map', { somebody: userKey }],
    ['an empty map', {}],
    ['a function', () => undefined],
    ['a function that takes its time', () => Promise.resolve(undefined)],
  ])('unknown to %s is refused before anything is sent', async (_, userKeys) => {
    const error = await rejectionOf(rename(testProvider({ auth: { ...ecdsa, userKeys } })))
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({
      message: 'cards updateCard: The configuration has no signing key for this owner.',
      field: 'owner',
      hint: "Add the user's key to auth.userKeys; nothing was sent.",
      attempts: 0,
    })
  })

  test('called like a property of every object is unknown', async () => {
    const work = testProvider().listCards('constructor')
    expect(await rejectionOf(work)).toMatchObject({ code: 'invalid_request', field: 'owner' })
  })
})
