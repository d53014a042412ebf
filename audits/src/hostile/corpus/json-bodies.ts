import { body, type HostileCase } from './hostile-case.js'

const megabytes = 1024 * 1024
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** The documented object with more members before its own; a provider may add what it likes. */
const withMore = (members: string) => (text: string) => `{${members},${text.slice(1)}`

const more = (name: string, members: string) => body('result', `also ${name}`, withMore(members))
const no = (name: string, text: string) => body('error', name, () => text)

const beside: readonly HostileCase[] = [
  more('a key that nobody knows', '"novelty":{"a":[1,2,{"b":null}]}'),
  more('constructor', '"constructor":{"prototype":{"polluted":true}}'),
  more('prototype', '"prototype":{"polluted":true}'),
  more('the methods of an object as keys', '"toString":1,"valueOf":2,"hasOwnProperty":3,"toJSON":4,"then":5'),
  more('an empty key', '"":1'),
  more('1e400', '"a":1e400,"b":-1e400'),
  more('2^63 and 2^53 + 1', '"a":9223372036854775808,"b":9007199254740993'),
  more('-0 and 1e-400', '"a":-0,"b":1e-400'),
  more('a number of 100,000 digits', `"a":${'9'.repeat(100_000)}`),
  more('lists 60 deep', `"a":${nested(60)}`),
  more('a text of 900 KB', `"a":"${'x'.repeat(900_000)}"`),
  more('30,000 values', `"a":[${'1,'.repeat(29_999)}1]`),
  more('half a surrogate pair', String.raw`"a":"\ud800"`),
  more('U+0000 and U+FFFF, escaped', String.raw`"a":"\u0000\uffff"`),
  more('text that runs from right to left', '"a":"\u202e\u2066"'),
]

const otherJson: readonly HostileCase[] = [
  ...['', ' ', 'null', 'true', '0', '-0', '1e400', '"text"', '[]', '[[]]', '[null]'].map((text) =>
    no(`the body ${JSON.stringify(text)}`, text),
  ),
  ...['undefined', 'NaN', '-Infinity', "{'a':1}", '{a:1}', '{"a":1,}', '[1,]', '{"a":01}', '/**/{}'].map(
    (text) => no(`${text}, which is no JSON`, text),
  ),
  body('either', 'an empty object', () => '{}'),
  body('error', 'in a list', (text) => `[${text}]`),
  body('error', 'twice', (text) => text + text),
  body('error', 'and something behind it', (text) => `${text}x`),
  body('error', 'cut in the middle', (text) => text.slice(0, text.length / 2)),
  body('error', 'without its end', (text) => text.slice(0, -1)),
  body('error', 'called by a callback', (text) => `callback(${text})`),
  body('error', 'behind a guard against browsers', (text) => `)]}',\n${text}`),
  body('error', 'with a raw control character', (text) => text.replace('"', '"\u0001')),
  no('HTML', '<!doctype html><title>Maintenance</title>'),
  no('XML', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
]

const notTheSameToAll: readonly HostileCase[] = [
  body('error', 'with a key twice', withMore('"a":1,"a":2')),
  body('error', 'with every key twice', (text) => `${text.slice(0, -1)},${text.slice(1)}`),
  body('error', '__proto__ beside it', withMore('"__proto__":{"polluted":true}')),
  body('error', '__proto__ around it', (text) => `{"__proto__":${text}}`),
  body('error', '__proto__ deep inside', withMore('"a":[{"__proto__":{"polluted":true}}]')),
]

const tooMuch: readonly HostileCase[] = [
  no('100,000 brackets', nested(100_000)),
  no('500,000 open brackets', '['.repeat(500_000)),
  body('error', '100,000 brackets beside it', withMore(`"a":${nested(100_000)}`)),
  body('error', '100,000 objects in each other', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  body('either', 'names of 10,000 characters', (text) =>
    text.replace(/(name":)"[^"]*"/gi, `$1"${'x'.repeat(10_000)}"`),
  ),
  body('error', '500,000 values', withMore(`"a":[${'1,'.repeat(500_000)}1]`)),
  no('a text of 10 MB', `"${'x'.repeat(10 * megabytes)}"`),
  no('a list of 10 MB', `[${'1,'.repeat(5 * megabytes)}1]`),
  body('error', 'a text of 10 MB beside it', withMore(`"a":"${'x'.repeat(10 * megabytes)}"`)),
  body('error', '10 MB of spaces behind it', (text) => text + ' '.repeat(10 * megabytes)),
  body('error', '100,000 wrong cards', () => wrongCards('1')),
  body('either', '20,000 empty cards', () => wrongCards('{}', 20_000)),
]

const longMessages: readonly HostileCase[] = ['41,', 'http: ', 'ﷺ', '4 ', '\\u0007', 'a1-'].map((text) => ({
  ...body('error', `300 KB of ${JSON.stringify(text)} as a message`, () =>
    messageOf(text.repeat(300_000 / text.length)),
  ),
  refuses: true,
}))

/** For whatever reads lists of cards here. */
function wrongCards(card: string, count = 100_000): string {
  const list = `[${Array<string>(count).fill(card).join(',')}]`
  return `{"success":true,"Result":true,"ErrorCode":0,"records":${list},"Body":${list}}`
}

function messageOf(text: string): string {
  const quoted = `"${text}"`
  return `{"success":false,"message":${quoted},"Result":false,"ErrorCode":1,"Message":${quoted}}`
}

/** JSON that is not what was asked for, is too much, or is none. */
export const jsonBodies: readonly HostileCase[] = [
  ...beside,
  ...otherJson,
  ...notTheSameToAll,
  ...tooMuch,
  ...longMessages,
]
