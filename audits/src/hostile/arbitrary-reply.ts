import fc from 'fast-check'
import { changes } from './changes.js'
import { changeAt, jsonText, pathsOf } from './mutate-json.js'
import { http, httpBytes, type Reply } from './reply.js'

/** A hostile reply that can be told to people, made out of the documented answer. */
export interface ArbitraryReply {
  readonly what: string
  readonly make: (documented: unknown) => Reply
}

/** The documented answer with one to three of its values changed. */
const mutated = fc
  .array(fc.tuple(fc.nat(10_000), fc.constantFrom(...changes)), { minLength: 1, maxLength: 3 })
  .map((picks): ArbitraryReply => ({
    what: picks.map(([at, [name]]) => `value ${at} ${name}`).join(', '),
    make: (documented) => {
      const changed = picks.reduce((document: unknown, [at, [, change]]) => {
        const paths = pathsOf(document)
        return changeAt(document, paths[at % paths.length] ?? [], change)
      }, documented)
      return http({ body: jsonText(changed) })
    },
  }))

const key = fc.oneof(
  fc.constantFrom(
    'success',
    'status',
    'data',
    'cards',
    'records',
    'Body',
    'Result',
    'ErrorCode',
    'card_details',
  ),
  fc.constantFrom(
    'constructor',
    'toString',
    'then',
    'length',
    'message',
    'detail',
    'validation_details',
    'pagination',
  ),
  fc.string({ maxLength: 5 }),
)
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, 0, 1, -1, '', 'SUCCESS', 'FAILURE', 200, 1e300),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(key, tie('json'), { maxKeys: 6 }),
  ),
}))

/** Any JSON, alone or over the documented answer. */
const anyJson = fc.tuple(json, fc.boolean()).map(([value, over]): ArbitraryReply => ({
  what: `${over ? 'documented, and over it ' : ''}${JSON.stringify(value).slice(0, 200)}`,
  make: (documented) =>
    http({ body: JSON.stringify(over ? { ...Object(documented), ...Object(value) } : value) }),
}))

const header = fc.oneof(
  fc.constantFrom(
    'retry-after: -1',
    'retry-after: 1e9',
    'retry-after: Thu, 01 Jan 1970 00:00:00 GMT',
    'date: never',
  ),
  fc.constantFrom(
    'date: Fri, 31 Dec 9999 23:59:59 GMT',
    'date: Thu, 01 Jan 1970 00:00:00 GMT',
    'location: https://evil.test/',
  ),
  fc.constantFrom(
    'content-type: text/html',
    'set-cookie: a=b',
    'content-encoding: rot13',
    'aggregatelimit-day: 1',
    'www-authenticate: Basic',
  ),
  fc
    .tuple(fc.stringMatching(/^[a-z_-]{1,12}$/), fc.stringMatching(/^[ -~]{0,30}$/))
    .map((parts) => parts.join(': ')),
)

/** Any status and headers over the documented answer. */
const anyHead = fc
  .record({
    status: fc.integer({ min: 100, max: 999 }),
    headers: fc.array(header, { maxLength: 4 }),
    empty: fc.boolean(),
  })
  .map(({ status, headers, empty }): ArbitraryReply => ({
    what: `${status} ${headers.join(' | ')}${empty ? ' without a body' : ''}`,
    make: (documented) => ({
      kind: 'bytes',
      bytes: httpBytes({
        status,
        headers: [...headers, 'connection: close'],
        body: empty ? '' : JSON.stringify(documented),
      }),
      then: 'end',
    }),
  }))

const edit = fc.record({ at: fc.nat(2000), remove: fc.nat(20), insert: fc.uint8Array({ maxLength: 8 }) })

/** The bytes of the documented answer, head and body, with some of them changed. */
const brokenBytes = fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits): ArbitraryReply => ({
  what: `bytes ${JSON.stringify(edits.map(({ at, remove, insert }) => [at, remove, ...insert]))}`,
  make: (documented) => ({
    kind: 'bytes',
    bytes: edits.reduce(
      (bytes, { at, remove, insert }) => {
        const from = at % (bytes.length + 1)
        return Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(from + remove)])
      },
      httpBytes({ headers: ['connection: close'], body: JSON.stringify(documented) }),
    ),
    then: 'end',
  }),
}))

/** Most of them changes of values, which is where a provider's answers differ in earnest. */
export const arbitraryReply: fc.Arbitrary<ArbitraryReply> = fc.oneof(
  { weight: 6, arbitrary: mutated },
  { weight: 2, arbitrary: anyJson },
  { weight: 2, arbitrary: anyHead },
  { weight: 2, arbitrary: brokenBytes },
)
