import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { decompress } from './decompress.js'

const text = 'a card, '.repeat(100)

test.each<[string, string, (text: string) => Buffer]>([
  ['gzip', 'gzip', gzipSync],
  ['its older name', 'X-GZIP', gzipSync],
  ['deflate', 'deflate', deflateSync],
  ['deflate without its header', 'deflate', deflateRawSync],
  ['brotli', 'br', brotliCompressSync],
  ['no encoding that was asked for', 'zstd', (plain) => Buffer.from(plain)],
])('%s', async (_, encoding, compress) => {
  expect((await decompress(compress(text), encoding, text.length)).toString()).toBe(text)
})

test('nothing stays nothing', async () => {
  expect(await decompress(Buffer.alloc(0), 'gzip', 10)).toHaveLength(0)
})

test.each(['gzip', 'br'])('what becomes too large in %s is not decompressed', async (encoding) => {
  const bomb = encoding === 'br' ? brotliCompressSync(text) : gzipSync(text)
  await expect(decompress(bomb, encoding, text.length - 1)).rejects.toThrow(
    /^maxContentLength of 799 exceeded$/,
  )
})

test.each([
  ['gzip', Buffer.from('no gzip')],
  ['gzip', gzipSync(text).subarray(0, 20)],
  ['deflate', Buffer.from([0xff, 0xff, 0xff])],
])('what is no %s, or only half of it, is an error in plain words', async (encoding, bytes) => {
  await expect(decompress(bytes, encoding, 1000)).rejects.toMatchObject({
    code: 'EBADMSG',
    message: 'the answer cannot be decompressed',
  })
})
