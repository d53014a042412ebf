import { httpBytes } from '../reply.js'
import type { HostileCase } from './hostile-case.js'

/** Without it, a next request could meet the connection as it ends. */
const closing = ['connection: close']

const ended = (
  name: string,
  bytes: (text: string) => Buffer | string,
  ends: HostileCase['ends'] = 'error',
): HostileCase => ({
  name,
  ends,
  reply: (documented) => ({
    kind: 'bytes',
    bytes: Buffer.from(bytes(JSON.stringify(documented))),
    then: 'end',
  }),
})

const statusLine = (line: string, ends: HostileCase['ends'] = 'error') =>
  ended(
    `the status line ${JSON.stringify(line)}`,
    (body) => httpBytes({ statusLine: line, headers: closing, body }),
    ends,
  )

const statusLines: readonly HostileCase[] = [
  ...['', 'hello', 'HTTP/1.1', 'HTTP/1.1 OK', 'HTTP/1.1 2OO OK', 'HTTP/1.1 -200 OK', 'HTTP/1.1 2000 OK'].map(
    (line) => statusLine(line),
  ),
  ...['HTTP/9.9 200 OK', 'HTTP/2 200', 'ICY 200 OK', 'http/1.1 200 OK', '\0', 'SSH-2.0-OpenSSH_9.6'].map(
    (line) => statusLine(line),
  ),
  statusLine('HTTP/1.0 200 OK', 'result'),
  statusLine('HTTP/1.1 200', 'result'),
  statusLine(`HTTP/1.1 200 ${'O'.repeat(10_000)}`, 'either'),
  statusLine(`HTTP/1.1 200 ${'O'.repeat(20_000)}`),
  ended('a body without a head', (text) => text),
  ended('an answer of TLS', () => Buffer.from([0x15, 3, 3, 0, 2, 2, 40])),
  ended('random bytes', () => Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256))),
]

const before = (interim: string) => (text: string) =>
  Buffer.concat([Buffer.from(interim), httpBytes({ headers: closing, body: text })])

const interim: readonly HostileCase[] = [
  ended('after 100', before('HTTP/1.1 100 Continue\r\n\r\n'), 'result'),
  ended('after 103 with a link', before('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'), 'result'),
  ended('after a thousand times 102', before('HTTP/1.1 102 Processing\r\n\r\n'.repeat(1000)), 'result'),
  ended('100 and nothing more', () => 'HTTP/1.1 100 Continue\r\n\r\n'),
  ended(
    'a switch of protocols',
    () => 'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
  ),
  ended('a switch of protocols, unnamed', () => 'HTTP/1.1 101 Switching Protocols\r\n\r\n'),
]

const header = (ends: HostileCase['ends'], name: string, ...headers: string[]) =>
  ended(name, (text) => httpBytes({ headers: [...headers, ...closing], body: text }), ends)

const many = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at))

const headers: readonly HostileCase[] = [
  header('result', '15 KB of cookies', ...many(150, (at) => `set-cookie: a${at}=${'x'.repeat(80)}`)),
  header('error', '100 KB of cookies', ...many(1000, (at) => `set-cookie: a${at}=${'x'.repeat(80)}`)),
  header('error', 'a header of 100 KB', `x-big: ${'x'.repeat(100_000)}`),
  header('error', '10,000 headers', ...many(10_000, (at) => `x-${at}: 1`)),
  header(
    'result',
    'headers with the names of properties',
    '__proto__: a',
    'constructor: b',
    'prototype: c',
    'hasownproperty: d',
  ),
  header(
    'either',
    "headers with the names of a map's methods",
    'get: a',
    'set: b',
    'has: c',
    'tojson: d',
    'normalize: e',
    'concat: f',
  ),
  header('result', 'a header twice', 'x-a: 1', 'x-a: 2', 'date: a', 'date: b'),
  header('result', 'a header with bytes beyond ASCII', 'x-a: ü€'),
  header('either', 'a header with a zero', 'x-a: a\0b'),
  header('either', 'a header without a colon', 'x-a'),
  header('either', 'a header without a name', ': a'),
  header('either', 'a folded header', 'x-a: a\r\n b'),
  ended(
    'lines that end in a line feed alone',
    (text) => `HTTP/1.1 200 OK\ncontent-length: ${text.length}\n\n${text}`,
    'either',
  ),
]

/** What can stand above a body. */
export const httpHeads: readonly HostileCase[] = [...statusLines, ...interim, ...headers]
