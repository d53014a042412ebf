import { describe, expect, test } from '@jest/globals'
import { check } from '@cardlane/core/adapter'
import { options } from './__fixtures__/paywint.js'
import { paywintOptionsSchema } from './paywint-options.js'

const settingsOf = (overrides: Record<string, unknown> = {}) =>
  paywintOptionsSchema.parse({ ...options, ...overrides })

const problemsOf = (value: unknown) => {
  const checked = check(paywintOptionsSchema, value)
  return checked.ok ? [] : checked.problems.map(({ path, message }) => `${path} ${message}`)
}
const problemsWith = (overrides: Record<string, unknown>) => problemsOf({ ...options, ...overrides })

const fixed = { signature: 'sandbox-static' }

describe('what is accepted', () => {
  test.each([
    ['sandbox', 'https://api.sandbox.paywint.com'],
    ['production', 'https://api.paywint.com'],
  ])('environment %s is at %s', (environment, baseUrl) => {
    expect(settingsOf({ environment }).baseUrl).toBe(baseUrl)
  })

  test('an address of one’s own stands instead of it', () => {
    expect(settingsOf({ baseUrl: 'http://127.0.0.1:8080/' }).baseUrl).toBe('http://127.0.0.1:8080')
  })

  test('everything else has a default', () => {
    expect(settingsOf()).toMatchObject({
      deadlineMs: 30_000,
      maxAttempts: 3,
      maxNameLength: 100,
      emptyBodyHash: 'sha256',
      linkHosts: ['*.paywint.com'],
    })
  })

  test('secretKey signs', async () => {
    const { signing } = settingsOf({ signature: 'hmac' })
    expect(typeof signing === 'string' ? signing : await signing.reveal()).toBe('demo-secret')
  })

  test.each([
    ['without secretKey', { secretKey: undefined }],
    ['with a secretKey that is not used', {}],
    ['at an address of one’s own', { baseUrl: 'http://localhost:9000' }],
  ])('the static signature %s', (_name, overrides) => {
    expect(settingsOf({ ...fixed, ...overrides }).signing).toBe('sandbox-static')
  })
})

describe('what is refused', () => {
  test('nothing at all, with every problem at once', () => {
    expect(problemsOf({})).toEqual([
      'environment must be "sandbox" or "production"',
      'platformId is missing',
      'secretKey is missing',
    ])
  })

  test('what is no object', () => {
    expect(problemsOf(null)).toEqual([' must be of type object'])
  })

  test.each([
    ['an unknown environment', { environment: 'staging' }, 'environment must be "sandbox" or "production"'],
    ['a platformId that is no UUID', { platformId: 'platform-7' }, 'platformId must be a UUID'],
    [
      'a platformId of another type',
      { platformId: 7 },
      'platformId must be a text, or a function that returns one',
    ],
    ['an empty secretKey', { secretKey: '' }, 'secretKey must not be empty'],
    ['no secretKey', { secretKey: undefined }, 'secretKey is missing'],
    ['an unknown signature', { signature: 'none' }, 'signature must be "hmac" or "sandbox-static"'],
    ['an unknown emptyBodyHash', { emptyBodyHash: 'none' }, 'emptyBodyHash must be "sha256" or "empty"'],
    [
      'a link host with a scheme',
      { linkHosts: ['https://a.com'] },
      'linkHosts.0 must be a host name in lower case, or *. and one; a port may follow',
    ],
    [
      'plain http',
      { baseUrl: 'http://api.paywint.com' },
      'baseUrl must be an https: address without user, query or fragment (http: is allowed on loopback only)',
    ],
    ['an unknown key', { secret: 'demo-secret' }, 'secret is not a known key'],
    ['an unknown key beside the static signature', { ...fixed, secret: 'x' }, 'secret is not a known key'],
  ])('%s', (_name, overrides, problem) => {
    expect(problemsWith(overrides)).toEqual([problem])
  })

  test.each([
    ['in production', { environment: 'production' }],
    [
      'in production at an address of one’s own',
      { environment: 'production', baseUrl: 'https://api.example.com' },
    ],
    ['for the production address', { baseUrl: 'https://api.paywint.com' }],
    ['for the production address with a slash', { baseUrl: 'https://api.paywint.com/' }],
    ['for the production address in capitals', { baseUrl: 'https://API.Paywint.com' }],
    ['for the production address with its port', { baseUrl: 'https://api.paywint.com:443' }],
  ])('the static signature %s', (_name, overrides) => {
    expect(problemsWith({ ...fixed, ...overrides })).toEqual(['signature must be "hmac" in production'])
  })
})
