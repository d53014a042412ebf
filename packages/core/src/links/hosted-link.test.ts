import { format, inspect } from 'node:util'
import { serialize } from 'node:v8'
import { describe, expect, test } from '@jest/globals'
import { createManualClock } from '../testing/manual-clock.js'
import { HostedLink } from './hosted-link.js'

const token = 'token-canary-42'
const url = `https://pay.fake.test/step/${token}?t=${token}#${token}`
const link = new HostedLink(url, 1_800_000_000_000)

test('gives the whole address and its host', () => {
  expect([link.url, link.host, link.expiresAt]).toEqual([url, 'pay.fake.test', 1_800_000_000_000])
})

describe('shows no token', () => {
  test.each<[string, unknown]>([
    ['inspect', inspect(link)],
    ['inspect of everything', inspect(link, { showHidden: true, depth: null, getters: true })],
    ['inspect without custom', inspect(link, { showHidden: true, customInspect: false })],
    ['inspect of a result', inspect({ result: [{ link }] }, { showHidden: true, depth: null })],
    ['%s', format('%s', link)],
    ['%o', format('%o', link)],
    ['%O', format('%O', link)],
    ['%j', format('%j', link)],
    ['JSON', JSON.stringify({ link })],
    ['String', String(link)],
    ['concatenation', ['', link].join()],
    ['a structured clone', JSON.stringify(structuredClone(link))],
    ['a spread', JSON.stringify(Object.assign({}, link))],
    ['a template', `to ${link as unknown as string}.`],
    [
      'what a terminal shows',
      inspect([link], { depth: Infinity, showHidden: true, showProxy: true, colors: true }),
    ],
    ['spread', JSON.stringify({ ...(link as object) })],
    ['entries', JSON.stringify(Object.entries(link))],
    ['bytes', serialize(link).toString('latin1')],
    [
      'an error',
      inspect(new Error(`at ${String(link)}`, { cause: link }), { showHidden: true, depth: Infinity }),
    ],
    ['own keys', Reflect.ownKeys(link).map((key) => String(Reflect.get(link, key)))],
  ])('in %s', (_, shown) => {
    expect(String(shown)).toContain('pay.fake.test')
    expect(String(shown)).not.toContain(token)
  })
})

test('says in JSON and in print that something is hidden', () => {
  expect(JSON.parse(JSON.stringify(link))).toEqual({
    host: 'pay.fake.test',
    url: '[redacted]',
    expiresAt: 1_800_000_000_000,
  })
  expect(JSON.parse(JSON.stringify(new HostedLink(url)))).toEqual({
    host: 'pay.fake.test',
    url: '[redacted]',
  })
  expect(`${String(link)} ${inspect(link)}`).toBe(
    'HostedLink(pay.fake.test, redacted) HostedLink(pay.fake.test, redacted)',
  )
})

test('does not repeat what is no address', () => {
  const make = () => new HostedLink(`/step/${token}`)
  expect(make).toThrow(new TypeError('A hosted link must be an absolute address.'))
  try {
    make()
  } catch (error) {
    expect(inspect(error, { showHidden: true, depth: null })).not.toContain(token)
  }
})

test('expires at the moment it says', () => {
  const clock = createManualClock(link.expiresAt)
  expect(link.isExpired(clock)).toBe(true)
  expect(link.isExpired(createManualClock(1_799_999_999_999))).toBe(false)
})

test('uses the clock of the machine when it is given none', () => {
  expect([new HostedLink(url, 1).isExpired(), new HostedLink(url, 9e15).isExpired()]).toEqual([true, false])
})

test('never expires when the provider does not say when', () => {
  const open = new HostedLink(url)
  expect(open.isExpired(createManualClock(9e15))).toBe(false)
  expect('expiresAt' in open).toBe(false)
})

test('cannot be changed', () => {
  expect(Object.isFrozen(link)).toBe(true)
})
