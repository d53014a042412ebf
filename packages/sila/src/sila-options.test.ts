import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { ConfigurationError } from '@cardlane/core'
import { createProvider } from '@cardlane/core/adapter'
import { appKey, ecdsa, options, owner, token, userKey } from './__fixtures__/test-provider.js'
import { sila } from './index.js'
import { silaOptionsSchema } from './sila-options.js'

const aKey = 'must be a private key of 64 hex digits, a function, or a signer'
const keysByHandle =
  'must be a function, or keys by user handle (64 hex digits, a function, or a signer each)'
const anAddress =
  'must be an https: address without user, query or fragment (http: is allowed on loopback only)'

function errorOf(given: unknown): ConfigurationError {
  try {
    createProvider(sila, { id: 'cards', options: given })
  } catch (error) {
    if (error instanceof ConfigurationError) return error
  }
  throw new Error('There should have been a ConfigurationError.')
}

const problemsOf = (given: unknown) => errorOf(given).problems.map(({ path, message }) => [path, message])

test('lists every problem at once, by path and without values', () => {
  const error = errorOf({
    environment: 'moon-base',
    appHandle: '',
    auth: { kind: 'ecdsa', appKey: 'not-a-real-key', userKeys: { [owner]: 'no-real-key-either' } },
    handleField: 'moon_handle',
    updateCardMethod: 'PATCH',
    cardProcessor: '',
    baseUrl: 'ftp://moon.example',
    deadlineMs: 0,
    maxAttempts: 11,
    maxNameLength: 1.5,
    moonPhase: 'full',
  })
  expect(error.problems.map(({ path }) => path).sort()).toEqual([
    'appHandle',
    'auth.appKey',
    'auth.userKeys',
    'baseUrl',
    'cardProcessor',
    'deadlineMs',
    'environment',
    'handleField',
    'maxAttempts',
    'maxNameLength',
    'moonPhase',
    'updateCardMethod',
  ])
  expect(inspect(error, { showHidden: true, depth: null })).not.toMatch(
    /moon-base|real-key|moon\.example|full/,
  )
})

test('nothing at all lists what is missing', () => {
  expect(problemsOf({})).toEqual([
    ['environment', 'must be "sandbox" or "production"'],
    ['appHandle', 'is missing'],
    ['auth', 'is missing'],
  ])
})

describe('defaults', () => {
  test('are filled in', () => {
    expect(silaOptionsSchema.parse(options)).toMatchObject({
      baseUrl: 'https://sandbox.silamoney.com/0.2',
      handleField: 'app_handle',
      updateCardMethod: 'POST',
      cardProcessor: 'cko',
      deadlineMs: 60_000,
      maxAttempts: 3,
      maxNameLength: 100,
    })
  })

  test('production has an address of its own', () => {
    expect(silaOptionsSchema.parse({ ...options, environment: 'production' }).baseUrl).toBe(
      'https://api.silamoney.com/0.2',
    )
  })
})

describe('the base URL', () => {
  test.each([
    ['https://cards.example.com/0.2/', 'https://cards.example.com/0.2'],
    ['http://127.0.0.1:8080/0.2', 'http://127.0.0.1:8080/0.2'],
    ['http://localhost:8080/0.2', 'http://localhost:8080/0.2'],
  ])('%s is taken', (baseUrl, taken) => {
    expect(silaOptionsSchema.parse({ ...options, baseUrl }).baseUrl).toBe(taken)
  })

  test.each([
    'http://sandbox.silamoney.com/0.2',
    'http://10.0.0.1/0.2',
    'https://a:b@cards.example.com',
    'x',
  ])('%s is refused', (baseUrl) => {
    expect(problemsOf({ ...options, baseUrl })).toEqual([['baseUrl', anAddress]])
  })
})

const signer = { sign: () => ({ rs: new Uint8Array(64), recoveryId: 0 as const }) }
const later = () => Promise.resolve(appKey)

describe('auth', () => {
  test.each([
    ['keys as text', ecdsa],
    ['keys with 0x', { ...ecdsa, appKey: `0x${appKey}`, userKeys: { [owner]: `0x${userKey}` } }],
    ['keys from functions', { ...ecdsa, appKey: later, userKeys: { [owner]: later } }],
    ['signers', { ...ecdsa, appKey: signer, userKeys: { [owner]: signer } }],
    ['a function that finds signers', { ...ecdsa, userKeys: () => signer }],
    ['a client', token],
    ['a client from functions', { kind: 'token', clientId: later, clientSecret: later }],
  ])('may be %s', (_, auth) => {
    expect(silaOptionsSchema.safeParse({ ...options, auth }).success).toBe(true)
  })

  test.each<[string, unknown, readonly (readonly [path: string, message: string])[]]>([
    ['no kind', {}, [['auth.kind', 'must be "ecdsa" or "token"']]],
    ['an unknown kind', { kind: 'basic' }, [['auth.kind', 'must be "ecdsa" or "token"']]],
    ['no object', 'token', [['auth', 'must be of type object']]],
    [
      'no keys',
      { kind: 'ecdsa' },
      [
        ['auth.appKey', aKey],
        ['auth.userKeys', keysByHandle],
      ],
    ],
    ['a key too short', { ...ecdsa, appKey: 'a1' }, [['auth.appKey', aKey]]],
    ['a key of zeros', { ...ecdsa, appKey: '0'.repeat(64) }, [['auth.appKey', aKey]]],
    ['a number as key', { ...ecdsa, appKey: 1 }, [['auth.appKey', aKey]]],
    ['a signer that cannot sign', { ...ecdsa, appKey: { sign: true } }, [['auth.appKey', aKey]]],
    ["a bad user's key", { ...ecdsa, userKeys: { [owner]: 'b2' } }, [['auth.userKeys', keysByHandle]]],
    [
      'no client',
      { kind: 'token' },
      [
        ['auth.clientId', 'is missing'],
        ['auth.clientSecret', 'is missing'],
      ],
    ],
    ['an empty secret', { ...token, clientSecret: '' }, [['auth.clientSecret', 'must not be empty']]],
    ['both at once', { ...token, appKey }, [['auth.appKey', 'is not a known key']]],
    ['both at once, the other way', { ...ecdsa, clientId: 'c' }, [['auth.clientId', 'is not a known key']]],
  ])('cannot be %s', (_, auth, problems) => {
    expect(problemsOf({ ...options, auth })).toEqual(problems)
  })
})
