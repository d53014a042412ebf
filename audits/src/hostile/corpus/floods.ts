import { gzipSync } from 'node:zlib'
import { httpBytes, type Reply } from '../reply.js'
import type { HostileCase } from './hostile-case.js'

type Bytes = Buffer | string

const flood = (name: string, start: Bytes, chunk: Bytes): HostileCase => of(name, { start, chunk })

/** Nothing of these can be counted as an answer, so the deadline has to end them. */
const dribble = (name: string, start: Bytes, chunk: Bytes): HostileCase =>
  of(name, { start, chunk, deadline: true })

interface Flood {
  readonly start: Bytes
  readonly chunk: Bytes
  readonly deadline?: boolean
}

function of(name: string, { start, chunk, deadline = false }: Flood): HostileCase {
  const reply: Reply = { kind: 'flood', start: Buffer.from(start), chunk: Buffer.from(chunk), deadline }
  return { name, ends: 'error', reply: () => reply }
}

const head = (...headers: string[]) => httpBytes({ headers, framing: 'none' })
const block = 'x'.repeat(64 * 1024)
const emptyGzip = Buffer.concat(Array<Buffer>(500).fill(gzipSync('')))

/** Answers that never end. */
export const floods: readonly HostileCase[] = [
  flood('chunks without end', head('transfer-encoding: chunked'), `10000\r\n${block}\r\n`),
  flood('chunks of a byte without end', head('transfer-encoding: chunked'), '1\r\nx\r\n'.repeat(1000)),
  flood('a body without end', head(), block),
  flood('a body of 2^53 bytes', head('content-length: 9007199254740991'), block),
  flood('spaces without end', head(), ' '.repeat(64 * 1024)),
  flood('a list without end', `${head().toString()}[`, '1,'.repeat(30_000)),
  flood('gzip without end', head('content-encoding: gzip'), gzipSync(Buffer.alloc(1024 * 1024))),
  flood('a status line without end', 'HTTP/1.1 200 ', block),
  flood('a header without end', 'HTTP/1.1 200 OK\r\nx-a: ', block),
  flood('headers without end', 'HTTP/1.1 200 OK\r\n', 'x-a: b\r\n'.repeat(5000)),
  flood('an extension of a chunk without end', `${head('transfer-encoding: chunked').toString()}5;`, block),
  flood(
    'trailers without end',
    `${head('transfer-encoding: chunked').toString()}0\r\n`,
    'x-a: b\r\n'.repeat(5000),
  ),
  dribble('100 without end', 'HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)),
  flood('gzip that holds nothing, without end', head('content-encoding: gzip'), emptyGzip),
]
