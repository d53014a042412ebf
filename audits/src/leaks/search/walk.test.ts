import { HostedLink } from '@cardlane/core'
import { describe, expect, test } from '@jest/globals'
import { isDocumentedDoor } from './doors.js'
import { leavesOf } from './walk.js'

const secret = 'walked-upon-secret'

class WithGetter {
  static readonly given = secret
  get inside(): string {
    return secret
  }
}

const pathsTo = (value: unknown, isDoor = () => false) =>
  [...leavesOf(value, isDoor)].filter(({ text }) => text.includes(secret)).map(({ path }) => path)

describe('a secret is found', () => {
  test.each<[string, unknown, string]>([
    ['in a text', secret, ''],
    ['in a property', { a: { b: secret } }, '.a.b'],
    ['in a list', { a: [1, secret] }, '.a.1'],
    ['under a symbol', { [Symbol('s')]: secret }, '.Symbol(s)'],
    ['in a hidden property', Object.defineProperty({}, 'a', { value: secret }), '.a'],
    ['behind a getter of its class', { a: new WithGetter() }, '.a.inside'],
    [
      'in what a getter throws',
      {
        get a() {
          throw new Error(secret)
        },
      },
      '.a.message',
    ],
    ['in the key of a map', new Map([[secret, 1]]), '.key(0)'],
    ['in the value of a map', new Map([[1, { a: secret }]]), '.value(0).a'],
    ['in a set', new Set([1, secret]), '(1)'],
    ['in bytes', { a: Buffer.from(secret) }, '.a (its bytes)'],
    ['in an array buffer', new TextEncoder().encode(secret).buffer, ' (its bytes)'],
    ['in the cause of a cause', new Error('a', { cause: { cause: secret } }), '.cause.cause'],
    ['in one of several errors', new AggregateError([new Error(secret)]), '.errors.0.message'],
    ['in the source of a function', { a: () => 'walked-upon-secret' }, '.a()'],
    ['at a function', { a: Object.assign(() => 1, { b: secret }) }, '.a.b'],
    ['at a class', new WithGetter(), '.constructor.given'],
    ['in the name of a property', { [secret]: 1 }, `.${secret} (its name)`],
    ['in a symbol', { a: Symbol(secret) }, '.a'],
  ])('%s', (_, value, path) => {
    expect(pathsTo(value)).toContain(path)
  })
})

test('circles end, and what the engine has is left alone', () => {
  const circle: Record<string, unknown> = { pattern: /walked/ }
  circle['self'] = circle
  expect(/walked.*/.exec(secret)).not.toBeNull()
  expect(pathsTo(circle)).toEqual([])
})

test('documented doors stay closed, and nothing else does', () => {
  const link = new HostedLink(`https://pay.test/${secret}`)
  const meta = { reference: 'r', attempts: 1, durationMs: 1, raw: secret }
  expect(pathsTo({ link, meta }, isDocumentedDoor as () => boolean)).toEqual([])
  expect(
    pathsTo({ link: { url: secret }, other: { raw: secret } }, isDocumentedDoor as () => boolean),
  ).toEqual(['.other.raw', '.link.url'])
})
