import { inspect } from 'node:util'
import { expect, test } from '@jest/globals'
import type { CardlaneError, Outcome } from '../errors/cardlane-error.js'
import { errorOfFailure } from './failure/error-of-failure.js'
import { failureOf } from './failure/failure.js'
import { trustedLink } from './trusted-link.js'

const hosts = ['pay.fake.test', '*.pages.test', 'port.fake.test:8443']
const baseUrl = 'https://api.fake.test'
const loopbackUrl = 'http://127.0.0.1:4010'

const call = { provider: 'fake-1', operation: 'addCard', reference: 'ref-1', attempts: 1 } as const

const refusal = (url: string, options: { baseUrl: string; outcome: Outcome }): CardlaneError => {
  try {
    trustedLink(url, { hosts, baseUrl: options.baseUrl }, { outcome: options.outcome })
  } catch (error) {
    const failure = failureOf(error)
    if (failure?.code === 'untrusted_link') return errorOfFailure(failure, { call, redact: (text) => text })
  }
  throw new Error('the link was trusted')
}

test.each([
  ['https://pay.fake.test/p/1', baseUrl],
  ['https://eu.pages.test/p/1', baseUrl],
  ['https://a.eu.pages.test/p/1', baseUrl],
  ['https://xn--mnchen-3ya.pages.test/', baseUrl],
  ['https://port.fake.test:8443/p/1', baseUrl],
  ['http://127.0.0.1:4010/p/1', loopbackUrl],
  ['http://localhost:9/p/1', 'http://[::1]:4010'],
  ['https://[::1]/p/1', 'http://localhost:4010'],
  ['https://pay.fake.test/p/1', loopbackUrl],
  ['https://pay.fake.test/p?return=https://shop.test/../a#@evil.test', baseUrl],
  ['https://pay.fake.test/a%2Fb/c//d/..e/f.%2Eg/@h', baseUrl],
])('hands out %s for an API at %s as it is', (url, api) => {
  const link = trustedLink(url, { hosts, baseUrl: api }, { outcome: 'not_applied', expiresAt: 5 })
  expect([link.url, link.expiresAt]).toEqual([url, 5])
})

test.each([
  ['HTTPS://PAY.Fake.test/P/1', 'https://pay.fake.test/P/1'],
  ['https://pay.fake.test', 'https://pay.fake.test/'],
  ['https://pay.fake.test:443/p', 'https://pay.fake.test/p'],
  ['https://port.fake.test:08443/p', 'https://port.fake.test:8443/p'],
  ['https://pay.fake.test?@evil.test/', 'https://pay.fake.test/?@evil.test/'],
  ['https://pay.fake.test#@evil.test/', 'https://pay.fake.test/#@evil.test/'],
  ['https://pay.fake.test/ö?ö="#<ö>', 'https://pay.fake.test/%C3%B6?%C3%B6=%22#%3C%C3%B6%3E'],
  ['https://pay.fake.test/\u202e\u200b', 'https://pay.fake.test/%E2%80%AE%E2%80%8B'],
])('hands out %j as a browser reads it', (text, url) => {
  expect(trustedLink(text, { hosts, baseUrl }, { outcome: 'not_applied' }).url).toBe(url)
})

test.each([
  ['https://evil.test/p', baseUrl, 'evil.test'],
  ['https://pay.fake.test.evil.test/p', baseUrl, 'pay.fake.test.evil.test'],
  ['https://xpay.fake.test/p', baseUrl, 'xpay.fake.test'],
  ['https://pages.test/p', baseUrl, 'pages.test'],
  ['https://evilpages.test/p', baseUrl, 'evilpages.test'],
  ['https://pay.fake.test./p', baseUrl, 'pay.fake.test.'],
  ['https://eu.pages.test./p', baseUrl, 'eu.pages.test.'],
  ['https://pay.fake.test:8443/p', baseUrl, 'pay.fake.test:8443'],
  ['https://eu.pages.test:80/p', baseUrl, 'eu.pages.test:80'],
  ['https://port.fake.test/p', baseUrl, 'port.fake.test'],
  ['https://pаy.fake.test/p', baseUrl, 'xn--py-7kc.fake.test'],
  ['https://pay。fake.test.evil.test/p', baseUrl, 'pay.fake.test.evil.test'],
  ['https://pay.fake.test@evil.test/p', baseUrl, 'evil.test'],
  ['https://evil.test\\@pay.fake.test/p', baseUrl, 'evil.test'],
  ['https://evil.test#@pay.fake.test/p', baseUrl, 'evil.test'],
  ['https://evil.test?https://pay.fake.test/', baseUrl, 'evil.test'],
  ['//pay.fake.test/p', baseUrl, 'no address at all'],
  ['http://pay.fake.test/p', baseUrl, 'pay.fake.test'],
  ['http://pay.fake.test/p', loopbackUrl, 'pay.fake.test'],
  ['ftp://pay.fake.test/p', baseUrl, 'pay.fake.test'],
  ['http://127.0.0.1/p', baseUrl, '127.0.0.1'],
  ['https://2130706433/p', baseUrl, '127.0.0.1'],
  ['https://0177.0.0.1/p', baseUrl, '127.0.0.1'],
  ['https://[::ffff:127.0.0.1]/p', loopbackUrl, '[::ffff:7f00:1]'],
  ['http://0.0.0.0/p', loopbackUrl, '0.0.0.0'],
  ['https://localhost/p', baseUrl, 'localhost'],
  ['http://127.0.0.1.evil.test/p', loopbackUrl, '127.0.0.1.evil.test'],
  ['javascript://localhost/%0aalert(1)', loopbackUrl, 'localhost'],
  ['JaVaScRiPt:alert(1)', baseUrl, 'no host'],
  ['data:text/html,https://pay.fake.test/', baseUrl, 'no host'],
  ['blob:https://pay.fake.test/1', baseUrl, 'no host'],
  ['view-source:https://pay.fake.test/', baseUrl, 'no host'],
  ['/p/1', baseUrl, 'no address at all'],
  ['', baseUrl, 'no address at all'],
  ['https://', loopbackUrl, 'no address at all'],
  [`https://${'a'.repeat(200)}.test/`, baseUrl, 'a'.repeat(100)],
])('refuses %j for an API at %s', (url, api, host) => {
  expect(refusal(url, { baseUrl: api, outcome: 'not_applied' })).toMatchObject({
    message: `fake-1 addCard: The provider gave a link that is not https: on a trusted host (${host}).`,
    hint: 'If the host is right, add it to `linkHosts` of this instance.',
  })
})

test.each([
  ['a user', 'https://user@pay.fake.test/p', baseUrl],
  ['a password', 'https://:pass@pay.fake.test/p', baseUrl],
  ['an empty user', 'https://@pay.fake.test/p', baseUrl],
  ['a user on loopback', 'http://user@localhost/p', loopbackUrl],
  ['backslashes', 'https:\\\\pay.fake.test\\p', baseUrl],
  ['a backslash in the path', 'https://pay.fake.test/\\evil.test', baseUrl],
  ['an encoded backslash', 'https://pay.fake.test/%5Cevil.test', baseUrl],
  ['a backslash in the query', 'https://pay.fake.test/?\\', baseUrl],
  ['a tab', 'https://pay\t.fake.test/p', baseUrl],
  ['a line break', 'https://pay.fake.test/p\r\nx: 1', baseUrl],
  ['an encoded line break', 'https://pay.fake.test/p%0d%0ax:%201', baseUrl],
  ['a space in front', ' https://pay.fake.test/p', baseUrl],
  ['a control character in front', '\u0001https://pay.fake.test/p', baseUrl],
  ['no slashes', 'https:pay.fake.test/p', baseUrl],
  ['three slashes', 'https:///pay.fake.test/p', baseUrl],
  ['wide letters', 'https://ｐay.fake.test/p', baseUrl],
  ['an ideographic dot', 'https://pay。fake.test/p', baseUrl],
  ['a soft hyphen', 'https://pay.fake.test\u00ad/p', baseUrl],
  ['an encoded dot in the host', 'https://pay%2efake.test/p', baseUrl],
  ['a colon without a port', 'https://pay.fake.test:/p', baseUrl],
  ['a decimal loopback address', 'http://2130706433/p', loopbackUrl],
  ['an octal loopback address', 'http://0177.0.0.1/p', loopbackUrl],
  ['a hexadecimal loopback address', 'http://0x7f.1/p', loopbackUrl],
  ['dots to walk', 'https://pay.fake.test/a/../b', baseUrl],
  ['a dot at the end', 'https://pay.fake.test/a/.', baseUrl],
  ['encoded dots', 'https://pay.fake.test/a/%2e%2E/b', baseUrl],
  ['dots between encoded slashes', 'https://pay.fake.test/a%2f..%2fb', baseUrl],
  ['another host as path', 'https://pay.fake.test//evil.test/p', baseUrl],
  ['another host as encoded path', 'https://pay.fake.test/%2Fevil.test/p', baseUrl],
])('refuses a trusted host with %s: %j', (_, url, api) => {
  expect(refusal(url, { baseUrl: api, outcome: 'applied' })).toMatchObject({
    message: expect.stringMatching(
      /^fake-1 addCard: The provider gave a link that can be read in more than one way \(.*\)\.$/,
    ),
    hint: 'Report it to the provider: a browser and another program could open different pages.',
    outcome: 'applied',
    retryable: false,
  })
})

test.each([`https://pay.fake.test/${'p'.repeat(8171)}`, `https://${'北'.repeat(8186)}/`, 'x'.repeat(1e7)])(
  'refuses more than 8192 characters',
  (url) => {
    expect(refusal(url, { baseUrl, outcome: 'applied' })).toMatchObject({
      message: 'fake-1 addCard: The provider gave a link of more than 8192 characters.',
      outcome: 'applied',
      retryable: false,
    })
  },
)

test('hands out 8192 characters', () => {
  const url = `https://pay.fake.test/${'p'.repeat(8170)}`
  expect(trustedLink(url, { hosts, baseUrl }, { outcome: 'applied' }).url).toBe(url)
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

test.each([
  ['another host', 'https://evil.test/p/token-canary'],
  ['a second meaning', 'https://pay.fake.test//p/token-canary'],
  ['a user', 'https://token-canary@pay.fake.test/p'],
  ['no address', 'token-canary'],
  ['another scheme', 'data:text/html,token-canary'],
])('keeps a refused link with %s to itself', (_, url) => {
  const error = refusal(url, { baseUrl, outcome: 'applied' })
  const shown = [inspect(error, { showHidden: true, depth: null }), JSON.stringify(error), error.stack]
  expect(shown.join()).not.toContain('token-canary')
})
