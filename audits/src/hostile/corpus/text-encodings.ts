import { answer, body, type HostileCase } from './hostile-case.js'

/** The documented object with a member whose text is these bytes. */
const withBytes = (name: string, ...bytes: number[]) =>
  body('error', name, (text) =>
    Buffer.concat([Buffer.from('{"a":"'), Buffer.from(bytes), Buffer.from(`",${text.slice(1)}`)]),
  )

const typed = (ends: HostileCase['ends'], contentType: string) =>
  answer(ends, `called ${contentType}`, (text) => ({ headers: [`content-type: ${contentType}`], body: text }))

/** Bytes that are no UTF-8, and labels that say something else than the bytes. */
export const textEncodings: readonly HostileCase[] = [
  withBytes('ISO 8859-9', 0x4b, 0x61, 0x72, 0x74, 0xfd, 0x6d),
  withBytes('an overlong slash', 0xc0, 0xaf),
  withBytes('an overlong quote', 0xc0, 0xa2),
  withBytes('an overlong zero', 0xe0, 0x80, 0x80),
  withBytes('a surrogate as UTF-8', 0xed, 0xa0, 0x80),
  withBytes('a code point beyond the last', 0xf5, 0x80, 0x80, 0x80),
  withBytes('a continuation without a start', 0x80),
  withBytes('a start without its continuation', 0xe2, 0x82),
  withBytes('0xff', 0xff),
  body('result', 'after a byte order mark', (text) => `\ufeff${text}`),
  body('error', 'after two byte order marks', (text) => `\ufeff\ufeff${text}`),
  body('error', 'in UTF-16', (text) => Buffer.from(text, 'utf16le')),
  body('error', 'in UTF-16 with a byte order mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
  body('error', 'in UTF-16, big end first', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
  body('error', 'in UTF-32', (text) =>
    Buffer.concat(Array.from(text, (each) => Buffer.from([...Buffer.from(each), 0, 0, 0]))),
  ),
  body('error', 'with zeros behind it', (text) => `${text}\0\0`),
  typed('result', 'text/html'),
  typed('result', 'application/json; charset=utf-16'),
  typed('result', 'application/json; charset=nonsense'),
  typed('result', 'application/octet-stream'),
  typed('result', ';;;='),
  answer('result', 'without a content type', (text) => ({ headers: [], body: text })),
]
