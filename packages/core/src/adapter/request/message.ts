import { acceptedEncodings } from '../http/decompress.js'
import type { RouteSettings } from '../http/connections.js'
import type { AuthHeaders, ProviderRequest } from './provider-request.js'

type HeaderValue = string | readonly string[]

/** A request before it is authenticated. */
export interface Message {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, HeaderValue>>
  /** Empty when there is no body. */
  readonly body: Buffer
  /** Whether it must not go by a connection that was used before. */
  readonly newConnection: boolean
  /** How long the connection may be silent, in milliseconds. 0: as long as the call's deadline allows. */
  readonly timeoutMs: number
  /** What an application that configures axios says about its way. */
  readonly route?: RouteSettings | undefined
}

const ownHeaders = {
  Accept: 'application/json',
  'Accept-Encoding': acceptedEncodings,
  'User-Agent': 'cardlane',
}
const ownHeadersOfJson = Object.assign({ 'Content-Type': 'application/json' }, ownHeaders)

/** What every request says of itself, and what this one says. */
export function headersOf<T>({ headers, body }: ProviderRequest<T>): Message['headers'] {
  const own = body === undefined ? ownHeaders : ownHeadersOfJson
  return headers === undefined ? own : Object.assign({}, own, headers)
}

/** All headers as they leave, names and values in turn. What authenticates a request stands instead of anything of that name. */
export function flatHeaders({ url, headers, body }: Message, auth: AuthHeaders): string[] {
  const replaced = new Set(['content-length'])
  for (const name of Object.keys(auth)) replaced.add(name.toLowerCase())
  const list: string[] = []
  let host = url.host
  for (const name of Object.keys(headers)) {
    const lower = name.toLowerCase()
    const value = headers[name] ?? ''
    if (lower === 'host') host = String(value)
    else if (!replaced.has(lower)) append(list, name, value)
  }
  for (const name of Object.keys(auth)) append(list, name, auth[name] ?? '')
  if (body.length > 0) list.push('Content-Length', String(body.length))
  list.push('Host', host)
  return list
}

function append(list: string[], name: string, value: HeaderValue): void {
  if (typeof value === 'string') list.push(name, value)
  else for (const each of value) list.push(name, each)
}
