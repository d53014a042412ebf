import { describe, expect, test } from '@jest/globals'
import { check } from '@cardlane/core/adapter'
import { options } from './__fixtures__/paywall.js'
import { paywallOptionsSchema } from './paywall-options.js'

const settingsOf = (overrides: Record<string, unknown> = {}) =>
  paywallOptionsSchema.parse({ ...options, ...overrides })

const problemsOf = (value: unknown) => {
  const checked = check(paywallOptionsSchema, value)
  return checked.ok ? [] : checked.problems.map(({ path, message }) => `${path} ${message}`)
}

describe('what is accepted', () => {
  test.each([
    ['test', 'https://test-card-api.itspaywall.com', 'https://test-payment-api.itspaywall.com'],
    ['production', 'https://card-api.itspaywall.com', 'https://payment-api.itspaywall.com'],
    ['production-turkey', 'https://card-api.paywall.com.tr', 'https://payment-api.paywall.com.tr'],
  ])('environment %s', (environment, cardUrl, paymentUrl) => {
    expect(settingsOf({ environment })).toMatchObject({ cardUrl, paymentUrl })
  })

  test('one address of one’s own leaves the other alone', () => {
    expect(settingsOf({ cardUrl: 'http://127.0.0.1:81/' })).toMatchObject({
      cardUrl: 'http://127.0.0.1:81',
      paymentUrl: 'https://test-payment-api.itspaywall.com',
    })
    expect(settingsOf({ paymentUrl: 'https://gateway.example.com/paywall' })).toMatchObject({
      cardUrl: 'https://test-card-api.itspaywall.com',
      paymentUrl: 'https://gateway.example.com/paywall',
    })
  })

  test('everything else has a default', () => {
    const settings = settingsOf()
    expect(settings).toMatchObject({
      deadlineMs: 30_000,
      maxAttempts: 3,
      maxNameLength: 100,
      linkHosts: ['*.itspaywall.com', '*.paywall.com.tr', '*.paywall.one'],
    })
    for (const key of ['relationalId2', 'relationalId3', 'partnerIdentity', 'noCardsErrorCode']) {
      expect(settings).not.toHaveProperty(key)
    }
  })

  test.each([[3], [-1]])('noCardsErrorCode %i', (noCardsErrorCode) => {
    expect(settingsOf({ noCardsErrorCode })).toMatchObject({ noCardsErrorCode })
  })
})

describe('what is refused', () => {
  const inHeader = 'must be printable ASCII, as it travels in an HTTP header'

  test('nothing at all, with every problem at once', () => {
    expect(problemsOf({})).toEqual([
      'environment must be "test" or "production" or "production-turkey"',
      'publicKey is missing',
      'publicClient is missing',
      'privateKey is missing',
      'privateClient is missing',
    ])
  })

  test.each([
    [
      'an unknown environment',
      { environment: 'sandbox' },
      'environment must be "test" or "production" or "production-turkey"',
    ],
    ['an unknown key', { apikeyprivate: 'x' }, 'apikeyprivate is not a known key'],
    ['a key that no header carries', { privateKey: 'anahtarım' }, `privateKey ${inHeader}`],
    ['a client that no header carries', { publicClient: 'a\nb' }, `publicClient ${inHeader}`],
    ['a key of another type', { publicKey: 7 }, 'publicKey must be a text, or a function that returns one'],
    ['relationalId2 in Turkish', { relationalId2: 'şube' }, `relationalId2 ${inHeader}`],
    ['an empty relationalId3', { relationalId3: '' }, `relationalId3 ${inHeader}`],
    ['partnerIdentity with a space at its end', { partnerIdentity: 'p ' }, `partnerIdentity ${inHeader}`],
    ['0 for no cards', { noCardsErrorCode: 0 }, 'noCardsErrorCode must not be 0, which means success'],
    [
      'plain http for cards',
      { cardUrl: 'http://card-api.itspaywall.com' },
      'cardUrl must be an https: address without user, query or fragment (http: is allowed on loopback only)',
    ],
    [
      'a payment address with a query',
      { paymentUrl: 'https://payment-api.itspaywall.com?a=1' },
      'paymentUrl must be an https: address without user, query or fragment (http: is allowed on loopback only)',
    ],
  ])('%s', (_name, overrides, problem) => {
    expect(problemsOf({ ...options, ...overrides })).toEqual([problem])
  })
})
