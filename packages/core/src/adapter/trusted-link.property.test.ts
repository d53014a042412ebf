import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { failureOf } from './failure/failure.js'
import { trustedLink } from './trusted-link.js'

const trust = {
  hosts: ['pay.fake.test', '*.pages.test', 'port.fake.test:8443'],
  baseUrl: 'https://api.fake.test',
}
const listed = /^(?:pay\.fake\.test|(?:[^./:]+\.)+pages\.test|port\.fake\.test:8443)$/

const linkOf = (text: string): string | undefined => {
  try {
    return trustedLink(text, trust, { outcome: 'not_applied' }).url
  } catch (error) {
    if (failureOf(error)?.code === 'untrusted_link') return undefined
    throw error
  }
}

// Pieces of which misleading addresses are made, put together by chance.
const pieces = fc.constantFrom(
  ...[
    'https:',
    'HTTPS:',
    'http:',
    'javascript:',
    'data:',
    'blob:',
    'ftp:',
    '//',
    '/',
    '///',
    '\\',
    '\\\\',
    '',
    '',
    '',
  ],
  ...[
    'pay.fake.test',
    'PAY.fake.test',
    'eu.pages.test',
    'pages.test',
    'port.fake.test',
    'evil.test',
    'evilpages.test',
  ],
  ...[
    'ｐay.fake.test',
    'pаy.fake.test',
    'xn--py-7kc.fake.test',
    'pay%2efake.test',
    'pay。fake.test',
    '127.0.0.1',
    '[::1]',
  ],
  ...[
    '2130706433',
    '0x7f.1',
    ':443',
    ':8443',
    ':80',
    ':',
    '@',
    'user@',
    ':pass@',
    '.',
    '..',
    '/../',
    '/%2e%2e/',
    '%2f',
    '%5c',
  ],
  ...[
    '#',
    '?',
    '&',
    '=',
    '%',
    '%00',
    '%0a',
    '\t',
    '\n',
    '\r',
    ' ',
    '\u0000',
    '\u00ad',
    '\u200b',
    '\u202e',
    'ß',
    'İ',
    '。',
    '／',
    '＠',
    '﹟',
  ],
)
const composed = fc.array(pieces, { maxLength: 9 }).map((all) => all.join(''))
const prefixed = composed.map((rest) => `https://pay.fake.test${rest}`)
const inserted = fc
  .tuple(
    fc.constantFrom('https://pay.fake.test/p?q#f', 'https://eu.pages.test/'),
    fc.nat(30),
    fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })),
  )
  .map(([url, at, piece]) => url.slice(0, at) + piece + url.slice(at))
const candidate = fc.oneof(composed, prefixed, inserted, fc.webUrl(), fc.string({ unit: 'binary' }))

const often = { seed: 7, numRuns: 20_000 }

test('no link that opens on another host, port or scheme is handed out', () => {
  let handedOut = 0
  fc.assert(
    fc.property(candidate, (text) => {
      const link = linkOf(text)
      if (link === undefined) return true
      handedOut += 1
      const given = new URL(text)
      return given.protocol === 'https:' && listed.test(given.host) && given.username + given.password === ''
    }),
    often,
  )
  expect(handedOut).toBeGreaterThan(500)
})

/** As RFC 3986 takes an address apart, which knows nothing of what browsers mend. */
const takenApart = (address: string) => /^([^:/?#]+):\/\/([^/?#]*)([^?#]*)/.exec(address)?.slice(1) ?? []

test('what is handed out is what a browser opens, and a plain reading agrees', () => {
  fc.assert(
    fc.property(fc.oneof(prefixed, inserted), (text) => {
      const link = linkOf(text)
      if (link === undefined) return true
      const [scheme, authority, path] = takenApart(link)
      const url = new URL(text)
      return (
        link === url.href &&
        /^[\x21-\x7e]+$/.test(link) &&
        scheme === 'https' &&
        authority === url.host &&
        path === url.pathname
      )
    }),
    often,
  )
})
