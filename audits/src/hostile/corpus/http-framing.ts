import { httpBytes, inChunks } from '../reply.js'
import type { HostileCase } from './hostile-case.js'

type Bytes = Buffer | string

/** Sends a head and what follows it, and ends the connection. */
const raw = (
  ends: HostileCase['ends'],
  name: string,
  make: (text: string) => readonly Bytes[],
): HostileCase => ({
  name,
  ends,
  reply: (documented) => ({
    kind: 'bytes',
    bytes: Buffer.concat(make(JSON.stringify(documented)).map((each) => Buffer.from(each))),
    then: 'end',
  }),
})

/** Tells that the connection ends, or a next request could meet it as it does. */
const head = (...headers: string[]) =>
  httpBytes({ headers: [...headers, 'connection: close'], framing: 'none' })
const chunked = head('transfer-encoding: chunked')
const size = (text: string) => Buffer.byteLength(text)

const lengths: readonly HostileCase[] = [
  raw('result', 'no length: the end of the connection ends it', (text) => [head(), text]),
  raw('error', 'a length that is too small', (text) => [head('content-length: 5'), text]),
  raw('error', 'a length that is too great', (text) => [head(`content-length: ${size(text) + 1}`), text]),
  raw('error', 'two lengths that differ', (text) => [
    head(`content-length: ${size(text)}`, 'content-length: 5'),
    text,
  ]),
  raw('either', 'the same length twice', (text) => [
    head(...Array<string>(2).fill(`content-length: ${size(text)}`)),
    text,
  ]),
  ...['-1', '5, 5', '0x10', '1e3', '', '99999999999999999999', 'NaN', '+5', '9007199254740993'].map(
    (length) =>
      raw('error', `the length ${JSON.stringify(length)}`, (text) => [
        head(`content-length: ${length}`),
        text,
      ]),
  ),
  raw('error', 'a length and chunks', (text) => [
    head('content-length: 5', 'transfer-encoding: chunked'),
    inChunks(Buffer.from(text)),
  ]),
  raw('error', 'a body with status 204', (text) => [httpBytes({ status: 204, body: text })]),
  raw('error', 'a body with status 304', (text) => [httpBytes({ status: 304, body: text })]),
  raw('either', 'a second answer behind the first', (text) => [
    httpBytes({ body: text }),
    httpBytes({ status: 500, body: text }),
  ]),
]

const chunks: readonly HostileCase[] = [
  raw('result', 'in chunks', (text) => [chunked, inChunks(Buffer.from(text))]),
  raw('result', 'in chunks of a byte', (text) => [
    chunked,
    ...Array.from(Buffer.from(text), (byte) =>
      Buffer.from(`1\r\n${String.fromCharCode(byte)}\r\n`, 'latin1'),
    ),
    '0\r\n\r\n',
  ]),
  raw('result', 'in a chunk with an extension', (text) => [
    chunked,
    `${size(text).toString(16)};a="b"\r\n${text}\r\n0\r\n\r\n`,
  ]),
  raw('result', 'with trailers', (text) => [
    chunked,
    `${size(text).toString(16)}\r\n${text}\r\n0\r\ndate: a\r\n\r\n`,
  ]),
  raw('error', 'with trailers of 100 KB', (text) => [
    chunked,
    `${size(text).toString(16)}\r\n${text}\r\n0\r\n${'x-a: b\r\n'.repeat(12_500)}\r\n`,
  ]),
  raw('error', 'in chunks without an end', (text) => [chunked, `${size(text).toString(16)}\r\n${text}\r\n`]),
  raw('error', 'a chunk of a size that is no number', (text) => [chunked, `xyz\r\n${text}\r\n0\r\n\r\n`]),
  raw('error', 'a chunk of a size beyond all numbers', (text) => [
    chunked,
    `fffffffffffffffff\r\n${text}\r\n0\r\n\r\n`,
  ]),
  raw('error', 'a chunk of a negative size', (text) => [chunked, `-5\r\n${text}\r\n0\r\n\r\n`]),
  raw('error', 'a chunk that is longer than it says', (text) => [chunked, `5\r\n${text}\r\n0\r\n\r\n`]),
  raw('error', 'a chunk with an extension of 100 KB', (text) => [
    chunked,
    `${size(text).toString(16)};${'a'.repeat(100_000)}\r\n${text}\r\n0\r\n\r\n`,
  ]),
  raw('error', 'a transfer encoding that nobody knows', (text) => [
    head('transfer-encoding: rot13'),
    text.slice(1),
  ]),
]

/** How the end of a body can be told. */
export const httpFraming: readonly HostileCase[] = [...lengths, ...chunks]
