import { types } from 'node:util'
import { isCardlaneError } from '../../errors/cardlane-error.js'

type Redact = (text: string) => string

const hiddenMessage = 'the message is hidden, because it may hold a credential'
const maxPlaces = 10
const maxCauses = 3

/**
 * What may be shown of an error that somebody else threw: an interceptor, a signer, a function of the configuration. Nobody
 * knows what it holds, so this is a new error with what is on a list: its name, its code, the places in its stack, the
 * message where Node.js or the engine wrote it, and as much of its own cause. `CardlaneError`s are shown as they are.
 */
export function safeCause(thrown: unknown, redact: Redact = (text) => text, depth = 1): Error {
  if (isCardlaneError(thrown)) return thrown
  if (!isError(thrown)) return new Error(`no error but a value of type ${typeof thrown} was thrown`)

  const name = listed(nameOf(thrown), /^[A-Z][A-Za-z]{2,59}$/, redact) ?? 'Error'
  const code = listed(textOf(thrown, 'code'), codePattern, redact)
  const message = messageOf(thrown, code, redact)
  const inner = read(thrown, 'cause')
  const cause =
    inner === undefined || depth === maxCauses ? {} : { cause: safeCause(inner, redact, depth + 1) }
  const shown = new Error(message, cause)
  define(shown, 'name', name)
  define(shown, 'stack', redact([`${name}: ${message}`, ...placesOf(thrown)].join('\n')))
  return code === undefined ? shown : Object.assign(shown, { code })
}

/** Errors of another realm are no instances of this one's class. */
function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || types.isNativeError(thrown)
}

/** `ECONNRESET`, `ERR_INVALID_URL`, `CERT_HAS_EXPIRED`. */
const codePattern = /^(?:E[A-Z]{2,30}|[A-Z]{2,30}(?:_[A-Z0-9]{1,30}){1,10})$/

/** Codes of failures on the network and of certificates: Node.js writes their messages. */
const nodeCode = /^(?:E[A-Z]+|EAI_[A-Z]+|HPE_[A-Z_]+|ERR_(?:TLS|SSL)_\w+|.*(?:CERT|SELF_SIGNED|UNABLE_TO).*)$/

/** What the engine says of a defect in a program, with a name out of its source. */
const engineMessage =
  /^(?:Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '[\w$]{1,40}'\)|[\w$.]{1,80} is not (?:a function|a constructor|iterable|defined))$/

function messageOf(error: Error, code: string | undefined, redact: Redact): string {
  const message = textOf(error, 'message') ?? ''
  if (code !== undefined && nodeCode.test(code)) return oneLine(redact(message)) || code
  return engineMessage.test(message) ? redact(message) : hiddenMessage
}

/** Places in files and in Node.js itself, from behind the message: one of several lines can look like a stack. */
function placesOf(error: Error): readonly string[] {
  const place =
    /^ {4}at (?:[\w$.<># [\]]{1,200} \()?(?:node:|[a-z-]+:\/\/|\/|[A-Z]:\\)[^()]{1,400}:\d+:\d+\)?$/
  const stack = textOf(error, 'stack') ?? ''
  const message = textOf(error, 'message') ?? ''
  const at = stack.indexOf(message)
  const lines = at === -1 ? [] : stack.slice(at + message.length).split('\n')
  return lines.filter((line) => place.test(line)).slice(0, maxPlaces)
}

function listed(text: string | undefined, pattern: RegExp, redact: Redact): string | undefined {
  return text !== undefined && pattern.test(text) && redact(text) === text ? text : undefined
}

/** Many error classes never set `name`. */
function nameOf(error: Error): string | undefined {
  const name = textOf(error, 'name')
  return name === undefined || name === 'Error' ? error.constructor.name : name
}

function textOf(error: Error, key: string): string | undefined {
  const value = read(error, key)
  return typeof value === 'string' ? value : undefined
}

/** A property of somebody else's error can be a getter that throws. */
function read(error: Error, key: string): unknown {
  try {
    return Reflect.get(error, key)
  } catch {
    return undefined
  }
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 300)
}

function define(error: Error, key: 'name' | 'stack', value: string): void {
  Object.defineProperty(error, key, { value, configurable: true, writable: true })
}
