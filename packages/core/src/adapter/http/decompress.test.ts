import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { acceptedEncodings, decompress } from './decompress.js'

const text = 'a card, '.repeat(100)

test.each<[string, string, (text: string) => Buffer]>([
  ['gzip', 'gzip', gzipSync],
  ['its older name', 'X-GZIP', gzipSync],
  ['deflate', 'deflate', deflateSync],
  ['deflate without its header', 'deflate', deflateRawSync],
  ['no encoding that was asked for', 'zstd', (plain) => Buffer.from(plain)],
])('%s', (_, encoding, compress) => {
  expect(decompress(compress(text), encoding, text.length).toString()).toBe(text)
})

test('nothing stays nothing', () => {
  expect(decompress(Buffer.alloc(0), 'gzip', 10)).toHaveLength(0)
})

test('what becomes too large is not decompressed', () => {
  expect(decompress(gzipSync(text), 'gzip', text.length - 1)).toBe('too_large')
})

test('brotli is not asked for, and not decompressed: a small response can ask for much memory', () => {
  const bytes = brotliCompressSync(text)
  expect([acceptedEncodings.includes('br'), decompress(bytes, 'br', 1000)]).toEqual([false, bytes])
})

test.each([
  ['gzip', Buffer.from('no gzip')],
  ['gzip', gzipSync(text).subarray(0, 20)],
  ['deflate', Buffer.from([0xff, 0xff, 0xff])],
])('what is no %s, or only half of it, is corrupt', (encoding, bytes) => {
  expect(decompress(bytes, encoding, 1000)).toBe('corrupt')
})
