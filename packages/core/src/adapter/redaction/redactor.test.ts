import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import { AuthenticationError } from '../../errors/failure-errors.js'
import { safeCause } from './safe-cause.js'
import { Redactor } from './redactor.js'

const secret = 'made-up/Secret+47?="quoted"&more~of-it'
const hexKey = '5eadbeef0bad1dea'.repeat(4)

const redactorOf = (...secrets: readonly string[]): Redactor => {
  const redactor = new Redactor()
  redactor.add(...secrets)
  return redactor
}
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('hides a secret', () => {
  test.each<[string, string]>([
    ['as it is', secret],
    ['in capitals', secret.toUpperCase()],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ['in a URL', encodeURIComponent(secret)],
    ['in a form', new URLSearchParams({ '': secret }).toString().slice(1)],
    ['in base64', base64(secret)],
    ['in base64url', Buffer.from(secret).toString('base64url')],
    ['in hex', Buffer.from(secret).toString('hex')],
    ['in capital hex', Buffer.from(secret).toString('hex').toUpperCase()],
  ])('%s', (_, written) => {
    expect(redactorOf(secret).redact(`It is ${written}!`)).toMatch(/^It is \[hidden\](?:=*)!$/)
  })

  test.each([0, 1, 2])('inside a longer text in base64, %i characters from its beginning', (before) => {
    const encoded = base64(`${'x'.repeat(before)}${secret} and so on`)
    const shown = redactorOf(secret).redact(encoded)
    expect(shown).toContain('[hidden]')
    expect(Buffer.from(shown, 'base64').toString()).not.toContain('Secret')
    expect(shown.replace('[hidden]', '').length).toBeLessThan(encoded.length - secret.length)
  })

  test('twice, and another one', () => {
    expect(redactorOf(secret, 'other-one').redact(`${secret}, ${secret}, other-one`)).toBe(
      '[hidden], [hidden], [hidden]',
    )
  })

  test('that is cut off at either end', () => {
    const token = 'eyJhbGciOiJub25lIn0.eyJtYWRlIjoidXAifQ.c2ln'
    expect(redactorOf(token).redact(`Bearer ${token.slice(0, 20)}`)).toBe('Bearer [hidden]')
    expect(redactorOf(token).redact(`…${token.slice(-14)}`)).toBe('…[hidden]')
  })

  test('that is a key, in the base64 of its bytes', () => {
    expect(redactorOf(hexKey).redact(Buffer.from(hexKey, 'hex').toString('base64'))).toBe('[hidden]=')
    expect(redactorOf(`0x${hexKey}`).redact(`0x${hexKey}`)).toBe('[hidden]')
  })

  test('that is a UUID, without its dashes', () => {
    const uuid = 'c0ffee00-1bad-4dea-9fad-0a11ab1e50de'
    expect(redactorOf(uuid).redact(uuid.replaceAll('-', ''))).toBe('[hidden]')
  })

  test('of digits alone, such as a run of ones, but not each run of ones', () => {
    const ones = '1'.repeat(64)
    expect(redactorOf(ones).redact(`key ${ones}, invoice ${'1'.repeat(12)}`)).toBe(
      `key [hidden], invoice ${'1'.repeat(12)}`,
    )
  })
})

describe('leaves alone', () => {
  test.each(['The card was not found.', 'Anführungszeichen “ß” İstanbul 🃏', 'a piece: made-up/Sec', ''])(
    '%j',
    (text) => {
      expect(redactorOf(secret).redact(text)).toBe(text)
    },
  )

  test('what resembles a secret of three characters or none', () => {
    expect(redactorOf('abc', '').redact('abc')).toBe('abc')
  })

  test('everything when there is no secret', () => {
    expect(new Redactor().redact('the same')).toBe('the same')
  })
})

describe('auth headers hide', () => {
  const basic = (pair: string) => `Basic ${base64(pair)}`
  test.each([
    ['a value', { header: 'signature-0123', text: 'got signature-0123' }, 'got [hidden]'],
    ['a token behind its scheme', { header: 'Bearer made.up.token', text: 'made.up.token' }, '[hidden]'],
    ['a user of Basic', { header: basic('client:its-key'), text: 'client is out' }, '[hidden] is out'],
    ['a password of Basic', { header: basic('client:its-key'), text: 'not its-key' }, 'not [hidden]'],
    ['Basic without a colon', { header: basic('its-key'), text: 'not its-key' }, 'not [hidden]'],
  ])('%s', (_, { header, text }, expected) => {
    const redactor = new Redactor()
    redactor.addHeaders({ 'x-any': header })
    expect(redactor.redact(text)).toBe(expected)
  })
})

test('a child hides what its parent does, and its parent does not hide what the child does', () => {
  const parent = redactorOf('the-old-one')
  const child = new Redactor(parent)
  child.add('the-new-one')
  expect(child.redact('the-old-one the-new-one')).toBe('[hidden] [hidden]')
  expect(parent.redact('the-old-one the-new-one')).toBe('[hidden] the-new-one')
  expect(child.redactIdentifier('THE-old-ONE.the-new-one')).toBe('[hidden].[hidden]')
})

test('the last 50 secrets are remembered, and one that is used again is one of them', () => {
  const names = Array.from({ length: 50 }, (_, at) => `secret-no-${at}-`)
  const redactor = redactorOf('first-secret', 'second-secret', ...names.slice(0, 48))
  redactor.add('first-secret', 'last-secret')
  expect(redactor.redact('first-secret second-secret last-secret')).toBe('[hidden] second-secret [hidden]')
})

test('a secret that comes up later is hidden from then on', () => {
  const redactor = redactorOf(secret)
  expect(redactor.redact('a later one')).toBe('a later one')
  redactor.add('later')
  expect(redactor.redact('a later one')).toBe('a [hidden] one')
})

test('a text of a megabyte is cut', () => {
  expect(redactorOf(secret).redact('x'.repeat(1_000_000))).toHaveLength(10_000)
})

test('a redactor shows nothing of its own', () => {
  const redactor = redactorOf(secret)
  expect(inspect(redactor, { showHidden: true, depth: null, getters: true })).not.toContain('made-up')
})

describe('a cause', () => {
  const shown = (thrown: unknown) => {
    const cause = safeCause(thrown, redactorOf(secret).redact)
    return { cause, printed: inspect(cause, { showHidden: true, depth: null }) }
  }
  const named = (error: Error, fields: object) => Object.assign(error, fields)

  test('keeps its name, its code and its places, and not its message', () => {
    const thrown = named(new TypeError(`cannot sign with ${hexKey}`), { code: 'ERR_KMS_DENIED', key: hexKey })
    const { cause, printed } = shown(thrown)
    expect(cause).toMatchObject({ name: 'TypeError', code: 'ERR_KMS_DENIED' })
    expect(cause.message).toBe('the message is hidden, because it may hold a credential')
    expect(cause.stack).toMatch(
      /^TypeError: the message is hidden.*\n {4}at .*redactor\.test\.ts:\d+:\d+\)?\n/,
    )
    expect(printed).not.toContain(hexKey)
  })

  test('takes the name of its class', () => {
    class AccessDeniedException extends Error {}
    expect(shown(new AccessDeniedException(hexKey)).cause.name).toBe('AccessDeniedException')
  })

  test.each<[string, unknown]>([
    ['a text', hexKey],
    ['an object', { message: hexKey, stack: hexKey }],
    ['nothing', undefined],
    ['a name', named(new Error('x'), { name: hexKey })],
    ['a code', named(new Error('x'), { code: hexKey })],
    ['a code that is the secret', named(new Error('x'), { code: 'ESECRET' })],
    ['a stack', named(new Error('x'), { stack: `Error\n    at ${hexKey}` })],
    ['a message that looks like a stack', new Error(`x\n    at ${hexKey} (/a.js:1:1)\ny`)],
    ['a stack that has another message', named(new Error('x'), { stack: `y\n    at ${hexKey} (/a.js:1:1)` })],
    ['its own cause', new Error('x', { cause: new Error(hexKey) })],
    ['several errors', new AggregateError([new Error(hexKey)], hexKey)],
    ['a broken text in JSON', parseError(`{"key": ${hexKey}}`)],
  ])('shows no secret of %s', (_, thrown) => {
    const cause = safeCause(thrown, redactorOf('ESECRET').redact)
    const printed = `${inspect(cause, { showHidden: true, depth: null })} ${String(cause.stack)}`
    expect(printed).not.toMatch(/5eadbeef|ESECRET/)
  })

  test.each([
    ['ECONNRESET', 'socket hang up'],
    ['ENOTFOUND', 'getaddrinfo ENOTFOUND api.acme.test'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'],
    ['HPE_INVALID_CONSTANT', 'Parse Error: Expected HTTP/'],
  ])('keeps what Node.js says of %s', (code, message) => {
    expect(shown(named(new Error(message), { code })).cause).toMatchObject({ code, message })
  })

  test('hides a known secret there too, in one line', () => {
    const thrown = named(new Error(`no route\nto ${secret}`), { code: 'EHOSTUNREACH' })
    expect(shown(thrown).cause.message).toBe('no route to [hidden]')
  })

  test('has its code where it has no message', () => {
    const thrown = named(new AggregateError([]), { code: 'ECONNREFUSED' })
    expect(shown(thrown).cause).toMatchObject({ name: 'AggregateError', message: 'ECONNREFUSED' })
  })

  test.each(["Cannot read properties of undefined (reading 'cards')", 'cards.map is not a function'])(
    'keeps what the engine says: %s',
    (message) => {
      expect(shown(new TypeError(message)).cause.message).toBe(message)
    },
  )

  test('is shown as it is when it is an error of Cardlane', () => {
    const own = new AuthenticationError({ message: 'm', outcome: 'not_applied', retryable: false, hint: 'h' })
    expect(shown(own).cause).toBe(own)
  })

  test('goes three errors down and not in circles', () => {
    const loop: Error = new Error('x')
    loop.cause = loop
    const { cause } = shown(loop)
    expect(cause).toMatchObject({ cause: { cause: { name: 'Error' } } })
    expect((cause.cause as Error).cause).not.toHaveProperty('cause')
  })

  test('can have getters that throw', () => {
    const thrown = Object.defineProperty(new Error('x'), 'code', {
      get() {
        throw new Error(hexKey)
      },
    })
    expect(shown(thrown).cause).not.toHaveProperty('code')
  })
})

function parseError(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return error
  }
}
