import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseJson } from './parse-json.js'

const parse = (text: string) => parseJson(Buffer.from(text))
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const list = (length: number) => `[${Array<string>(length).fill('1').join(',')}]`

test('reads what JSON.parse reads, whatever the keys and texts', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6, stringUnit: 'binary' }), (text) => {
      fc.pre(!text.includes('__proto__'))
      expect(parse(text)).toEqual(JSON.parse(text))
    }),
    { seed: 7, numRuns: 500 },
  )
})

test.each([
  ['colons, quotes and backslashes in keys and texts', String.raw`{"a:\"":"b:\\","c":":\\\""}`],
  [
    'keys that JavaScript gives meaning to',
    '{"constructor":{"prototype":{"a":1}},"toString":1,"toJSON":2,"then":3}',
  ],
  ['the same key in different objects', '{"a":{"a":1},"b":[{"a":1},{"a":2}]}'],
  ['a text that mentions __proto__', '{"name":"__proto__"}'],
  ['surrogates without their other half', String.raw`{"name":"\ud800"}`],
  ['0.1e-400, which is nothing', '{"a":0.1e-400}'],
])('reads %s', (_, text) => {
  expect(parse(text)).toEqual(JSON.parse(text))
})

describe('text encodings', () => {
  const bytes = (...values: number[]) => Buffer.from(values)
  const quoted = (...values: number[]) => bytes(0x22, ...values, 0x22)

  test('one byte order mark is skipped', () => {
    expect(parse('\ufeff{"a":1}')).toEqual({ a: 1 })
    expect(parse('\ufeff\ufeff{"a":1}')).toBeUndefined()
  })

  test.each([
    ['ISO 8859-9', quoted(0x4b, 0x61, 0x72, 0x74, 0xfd, 0x6d)],
    ['an overlong slash', quoted(0xc0, 0xaf)],
    ['an overlong zero', quoted(0xc0, 0x80)],
    ['a surrogate as UTF-8', quoted(0xed, 0xa0, 0x80)],
    ['a code point beyond the last', quoted(0xf4, 0x90, 0x80, 0x80)],
    ['a character that is cut off', bytes(0x22, 0xe2, 0x82)],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeff{"a":1}', 'utf16le')],
    ['UTF-16 without one', Buffer.from('{"a":1}', 'utf16le')],
    ['nothing', bytes()],
  ])('%s is no JSON', (_, body) => {
    expect(parseJson(body)).toBeUndefined()
  })

  test('what is refused leaves no trace in what is read next', () => {
    expect(parseJson(quoted(0xe2))).toBeUndefined()
    expect(parse('\ufeff1')).toBe(1)
  })
})

describe('what is no JSON, or not the same to everybody, is not read:', () => {
  test.each([
    ['NaN', '{"a":NaN}'],
    ['Infinity', '{"a":-Infinity}'],
    ['an object that is not closed', '{"a":1'],
    ['a second value', '{"a":1}{"a":2}'],
    ['a key twice', '{"success":false,"success":true}'],
    ['a key twice, once escaped', String.raw`{"success":false,"succes\u0073":true}`],
    ['a key twice, far inside', '{"a":[{"b":{"c":1,"d":2,"c":1}}]}'],
    ['__proto__', '{"__proto__":{"polluted":true}}'],
    ['__proto__, escaped', String.raw`{"\u005f_proto__":{"polluted":true}}`],
    ['__proto__, far inside', '{"a":[{"b":{"__proto__":null}}]}'],
  ])('%s', (_, text) => {
    expect(parse(text)).toBeUndefined()
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('size', () => {
  test('lists may lie 64 deep in each other, and no deeper', () => {
    expect(parse(nested(65))).toBeDefined()
    expect(parse(nested(66))).toBeUndefined()
  })

  test('half a million brackets are refused as quietly', () => {
    expect(parse(nested(500_000))).toBeUndefined()
    expect(parse('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000))).toBeUndefined()
    expect(parse('['.repeat(1_000_000))).toBeUndefined()
  })

  test('there may be 50,000 values, and not one more', () => {
    expect(parse(list(49_999))).toHaveLength(49_999)
    expect(parse(list(50_000))).toBeUndefined()
  })

  test('a text of 1 MiB is one value', () => {
    const text = String.raw`\"`.repeat(500_000)
    expect(parse(`"${text}"`)).toHaveLength(500_000)
  })
})
