import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import type { HttpAnswer } from '../reply.js'
import { answer, type HostileCase } from './hostile-case.js'

const as =
  (encoding: string, make: (text: string) => Buffer) =>
  (text: string): HttpAnswer => ({ headers: [`content-encoding: ${encoding}`], body: make(text) })

const mebibyte = Buffer.alloc(1024 * 1024, ' ')
const bombSize = 256

/** Expands to 256 MiB of spaces, in as many gzip members as MiB. */
const gzipBomb = Buffer.concat(Array<Buffer>(bombSize).fill(gzipSync(mebibyte)))
/** The same as one stream: blocks that end at a byte can stand behind each other. */
const rawBomb = Buffer.concat(
  Array<Buffer>(bombSize).fill(deflateRawSync(mebibyte, { finishFlush: constants.Z_FULL_FLUSH })),
)
const brotliBomb = brotliCompressSync(Buffer.alloc(64 * 1024 * 1024, ' '), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
})

const right: readonly HostileCase[] = [
  answer(
    'result',
    'in gzip',
    as('gzip', (text) => gzipSync(text)),
  ),
  answer(
    'result',
    'in gzip, by its other name',
    as('x-gzip', (text) => gzipSync(text)),
  ),
  answer(
    'result',
    'in deflate',
    as('deflate', (text) => deflateSync(text)),
  ),
  answer(
    'result',
    'in deflate without its header',
    as('deflate', (text) => deflateRawSync(text)),
  ),
  answer(
    'result',
    'as it is, and says so',
    as('identity', (text) => Buffer.from(text)),
  ),
  answer(
    'result',
    'as it is, told as brotli, which nobody asked for',
    as('br', (text) => Buffer.from(text)),
  ),
]

const wrong: readonly HostileCase[] = [
  answer(
    'error',
    'in gzip twice',
    as('gzip, gzip', (text) => gzipSync(gzipSync(text))),
  ),
  answer(
    'error',
    'in gzip twice, told once',
    as('gzip', (text) => gzipSync(gzipSync(text))),
  ),
  answer(
    'error',
    'in brotli, told as gzip',
    as('gzip', (text) => brotliCompressSync(text)),
  ),
  answer(
    'error',
    'plain, told as gzip',
    as('gzip', (text) => Buffer.from(text)),
  ),
  answer(
    'error',
    'in brotli, which nobody asked for',
    as('br', (text) => brotliCompressSync(text)),
  ),
  answer(
    'error',
    'plain, told as deflate',
    as('deflate', (text) => Buffer.from(text)),
  ),
  answer(
    'error',
    'in gzip that is cut',
    as('gzip', (text) => gzipSync(text).subarray(0, 30)),
  ),
  answer(
    'error',
    'in brotli that is cut',
    as('br', (text) => brotliCompressSync(text).subarray(0, 30)),
  ),
  answer(
    'error',
    'in gzip with a broken block',
    as('gzip', (text) => broken(gzipSync(text))),
  ),
  answer(
    'error',
    'in nothing, told as gzip',
    as('gzip', () => Buffer.alloc(0)),
  ),
]

const bombs: readonly HostileCase[] = [
  answer(
    'error',
    '256 MiB in gzip',
    as('gzip', () => gzipBomb),
  ),
  answer(
    'error',
    '256 MiB in deflate',
    as('deflate', () => rawBomb),
  ),
  answer(
    'error',
    '64 MiB in brotli',
    as('br', () => brotliBomb),
  ),
  answer(
    'error',
    'a byte more than 1 MiB in gzip',
    as('gzip', (text) => gzipSync(padded(text, 1024 * 1024 + 1))),
  ),
  answer(
    'result',
    '1 MiB in gzip',
    as('gzip', (text) => gzipSync(padded(text, 1024 * 1024))),
  ),
]

/** Bodies that are compressed, or say so. */
export const compressedBodies: readonly HostileCase[] = [...right, ...wrong, ...bombs]

function broken(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  copy.fill(0xff, 12, 20)
  return copy
}

function padded(text: string, bytes: number): string {
  return text + ' '.repeat(bytes - Buffer.byteLength(text))
}
