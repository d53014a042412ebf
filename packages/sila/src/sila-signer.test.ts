import { inspect } from 'node:util'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import { isSigner, silaSigner } from './sila-signer.js'

const key = '8f2a559490f1a2c3b4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b'
const order = 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'
const digest = Buffer.alloc(32, 7)

test.each([
  ['with 0x', `0x${key}`],
  ['with 0X', `0X${key}`],
  ['in capitals', key.toUpperCase()],
  ['in capitals with 0x', `0x${key.toUpperCase()}`],
])('takes a key %s', async (_, text) => {
  expect(await silaSigner(text).sign(digest)).toEqual(await silaSigner(key).sign(digest))
})

test('signs the same digest the same way each time', async () => {
  const signer = silaSigner(key)
  const { rs, recoveryId } = await signer.sign(digest)
  expect(await signer.sign(digest)).toEqual({ rs, recoveryId })
  expect(rs).toHaveLength(64)
})

test('signs a digest of another realm', async () => {
  const foreign = runInNewContext('new Uint8Array(32).fill(7)') as Uint8Array
  expect(await silaSigner(key).sign(foreign)).toEqual(await silaSigner(key).sign(digest))
})

test.each([31, 33, 0])('signs no digest of %i bytes', async (length) => {
  const signer = silaSigner(key)
  const sign = () => signer.sign(Buffer.alloc(length, 7))
  expect(sign).toThrow(new TypeError('A digest has 32 bytes.'))
  await signer.sign(digest)
  expect(sign).toThrow(new TypeError('A digest has 32 bytes.'))
})

test('takes the largest key', () => {
  expect(isSigner(silaSigner(order.replace(/1$/, '0')))).toBe(true)
})

describe('refuses, without repeating it,', () => {
  test.each([
    ['an empty text', ''],
    ['a prefix alone', '0x'],
    ['a digit too few', key.slice(1)],
    ['a digit too many', `${key}a`],
    ['a key with more behind it', `${key}zz`],
    ['two prefixes', `0x0x${key.slice(4)}`],
    ['a space in front', ` ${key}`],
    ['a letter that is no digit', key.replace(/^8/, 'g')],
    ['zero', '0'.repeat(64)],
    ['the order of the curve', order],
  ])('%s', (_, text) => {
    const make = () => silaSigner(text)
    expect(make).toThrow(new TypeError('The private key must be 64 hex digits of a valid secp256k1 key.'))
  })
})

test('a signer shows no key', () => {
  const signer = silaSigner(key)
  const shown = inspect(signer, { showHidden: true, depth: null }) + JSON.stringify(signer)
  expect(shown).not.toContain(key)
  expect(shown).not.toContain(inspect(Buffer.from(key, 'hex')))
})

test.each([undefined, null, 'sign', {}, { sign: 'x' }, () => undefined])('%p is no signer', (value) => {
  expect(isSigner(value)).toBe(false)
})
