import { describe, expect, test } from '@jest/globals'
import { networkFailure } from './network-failure.js'
import { ProxyRefusal } from './proxy-tunnel.js'

const coded = (code: string, message = 'it broke') => Object.assign(new Error(message), { code })
const redact = (text: string) => text
const after = (broken: unknown, phase: 'sent' | 'tls' | 'connect' | 'waiting_for_socket' = 'sent') =>
  networkFailure({ broken, phase }, { idempotency: 'unsafe', redact })

describe('a sent payment link', () => {
  test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
    'never arrived after %s',
    (code) => {
      expect(after(coded(code))).toMatchObject({
        message: 'The provider could not be reached: it broke.',
        outcome: 'not_applied',
        retryable: true,
      })
    },
  )

  test.each([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('never arrived after %s, and trying again would not help', (code) => {
    expect(after(coded(code))).toMatchObject({ outcome: 'not_applied', retryable: false })
  })

  const hidden = 'the message is hidden, because it may hold a credential'
  test.each([
    ['ECONNRESET', 'it broke'],
    ['EPIPE', 'it broke'],
    ['ETIMEDOUT', 'it broke'],
    ['ERR_BAD_RESPONSE', hidden],
    ['', hidden],
  ])('may have arrived after %j', (code, words) => {
    expect(after(coded(code))).toMatchObject({
      message: `The connection broke: ${words}.`,
      outcome: 'unknown',
      retryable: false,
      hint: undefined,
    })
  })

  test.each([
    ['connecting', Object.assign(coded('ETIMEDOUT'), { syscall: 'connect' })],
    ['looking up the name', Object.assign(coded('ESERVFAIL'), { syscall: 'getaddrinfo' })],
    ['connecting, as its cause says', new Error('x', { cause: { syscall: 'connect' } })],
  ])('never arrived after a failure of %s', (_, error) => {
    expect(after(error).outcome).toBe('not_applied')
  })

  test('may have arrived after a failure of reading', () => {
    expect(after(Object.assign(coded('ETIMEDOUT'), { syscall: 'read' })).outcome).toBe('unknown')
  })
})

test.each(['tls', 'connect', 'waiting_for_socket'] as const)(
  'in the phase %s nothing was applied, whatever broke',
  (phase) => {
    expect(after(coded('ECONNRESET'), phase)).toMatchObject({
      phase,
      outcome: 'not_applied',
      retryable: true,
    })
  },
)

test.each([
  [404, false],
  [407, false],
  [502, true],
])('a proxy that answers %i is named, and trying again helps: %p', (status, retryable) => {
  const broken = new ProxyRefusal(status)
  const result = { broken, phase: 'proxy', proxy: 'proxy.test:3128' } as const
  expect(networkFailure(result, { idempotency: 'unsafe', redact })).toMatchObject({
    code: 'network_failed',
    message: `The proxy proxy.test:3128 opened no connection to the provider: it answered CONNECT with ${status}.`,
    outcome: 'not_applied',
    retryable,
  })
})

test.each<[string, unknown, string]>([
  [
    'an error without a message',
    coded('ECONNREFUSED', ''),
    'The provider could not be reached: ECONNREFUSED.',
  ],
  [
    'something that is no error',
    'canary',
    'The connection broke: no error but a value of type string was thrown.',
  ],
  ['nothing', null, 'The connection broke: no error but a value of type object was thrown.'],
])('%s still makes a sentence', (_, error, message) => {
  expect(after(error).message).toBe(message)
})

test('keeps the code and the message of the cause and nothing else', () => {
  const request = { headers: { authorization: 'canary' } }
  const { cause } = after(Object.assign(coded('ECONNRESET'), { request, config: request }))
  expect(cause).toEqual(Object.assign(new Error('it broke'), { code: 'ECONNRESET' }))
  expect(Object.keys(cause as object)).toEqual(['code'])
})
