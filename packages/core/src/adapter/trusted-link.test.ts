import { inspect } from 'node:util'
import { expect, test } from '@jest/globals'
import { UntrustedLinkError } from '../errors/failure-errors.js'
import type { Outcome } from '../errors/cardlane-error.js'
import { trustedLink } from './trusted-link.js'

const hosts = ['pay.fake.test', '*.pages.test']
const baseUrl = 'https://api.fake.test'
const loopbackUrl = 'http://127.0.0.1:4010'

const refusal = (url: string, options: { baseUrl: string; outcome: Outcome }): UntrustedLinkError => {
  try {
    trustedLink(url, { hosts, baseUrl: options.baseUrl }, { outcome: options.outcome })
  } catch (error) {
    if (error instanceof UntrustedLinkError) return error
  }
  throw new Error('the link was trusted')
}

test.each([
  ['https://pay.fake.test/p/1', baseUrl],
  ['https://PAY.fake.test/p/1', baseUrl],
  ['https://eu.pages.test/p/1', baseUrl],
  ['https://a.eu.pages.test/p/1', baseUrl],
  ['http://127.0.0.1:4010/p/1', loopbackUrl],
  ['http://localhost:9/p/1', 'http://[::1]:4010'],
  ['https://[::1]/p/1', 'http://localhost:4010'],
  ['https://pay.fake.test/p/1', loopbackUrl],
])('hands out %s for an API at %s', (url, api) => {
  const link = trustedLink(url, { hosts, baseUrl: api }, { outcome: 'not_applied', expiresAt: 5 })
  expect([link.url, link.expiresAt]).toEqual([url, 5])
})

test.each([
  ['https://evil.test/p', baseUrl, 'evil.test'],
  ['https://pay.fake.test.evil.test/p', baseUrl, 'pay.fake.test.evil.test'],
  ['https://xpay.fake.test/p', baseUrl, 'xpay.fake.test'],
  ['https://pages.test/p', baseUrl, 'pages.test'],
  ['https://evilpages.test/p', baseUrl, 'evilpages.test'],
  ['http://pay.fake.test/p', baseUrl, 'pay.fake.test'],
  ['http://pay.fake.test/p', loopbackUrl, 'pay.fake.test'],
  ['ftp://pay.fake.test/p', baseUrl, 'pay.fake.test'],
  ['https://user@pay.fake.test/p', baseUrl, 'pay.fake.test'],
  ['https://:pass@pay.fake.test/p', baseUrl, 'pay.fake.test'],
  ['https://pay.fake.test@evil.test/p', baseUrl, 'evil.test'],
  ['http://user@127.0.0.1/p', loopbackUrl, '127.0.0.1'],
  ['http://127.0.0.1/p', baseUrl, '127.0.0.1'],
  ['https://localhost/p', baseUrl, 'localhost'],
  ['http://127.0.0.1.evil.test/p', loopbackUrl, '127.0.0.1.evil.test'],
  ['javascript://localhost/%0aalert(1)', loopbackUrl, 'localhost'],
  ['/p/1', baseUrl, 'no address at all'],
  ['', baseUrl, 'no address at all'],
  ['https://', loopbackUrl, 'no address at all'],
])('refuses %j for an API at %s', (url, api, host) => {
  expect(refusal(url, { baseUrl: api, outcome: 'not_applied' }).message).toBe(
    `The provider gave a link that is not https: on a trusted host (${host}).`,
  )
})

test.each<Outcome>(['not_applied', 'applied'])('says that the call was %s', (outcome) => {
  expect(refusal('https://evil.test/p', { baseUrl, outcome })).toMatchObject({
    code: 'untrusted_link',
    phase: 'response',
    outcome,
    retryable: false,
    hint: 'If the host is right, add it to `linkHosts` of this instance.',
  })
})

test('keeps the refused link to itself', () => {
  const error = refusal('https://evil.test/p/token-canary', { baseUrl, outcome: 'applied' })
  expect(inspect(error, { showHidden: true, depth: null })).not.toContain('token-canary')
})
