import type { IncomingHttpHeaders } from 'node:http'
import type { Verdict } from './request-log.js'

/** A request exactly as it arrived: signatures cover these bytes, so nothing here is decoded or tidied. */
export interface ArrivedRequest {
  readonly method: string
  /** The path of the request line, without the query. */
  readonly path: string
  /** The raw query with its leading `?`, or an empty string. */
  readonly query: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** Epoch milliseconds. */
  readonly at: number
}

/** What a simulator says: an object goes out as JSON, a string as plain text. */
export interface Reply {
  readonly status: number
  readonly body: object | string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer extends Reply {
  readonly verdict: Verdict
  /** For a refused signature: where the signed text differs from the one that had to be signed. */
  readonly explanation?: string
}

/** The decoded parameters of a route's path. */
type PathParams = Readonly<Record<string, string>>

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  answer(request: ArrivedRequest, params: PathParams): Answer
}

export const authenticated = (reply: Reply): Answer => ({ ...reply, verdict: 'authenticated' })

export const refused = (why: string, reply: Reply, explanation?: string): Answer => ({
  ...reply,
  verdict: `refused: ${why}`,
  ...(explanation !== undefined && { explanation }),
})

/** One header of a request; an empty one counts as absent. */
export function header(request: ArrivedRequest, name: string): string | undefined {
  const value = request.headers[name]
  const text = Array.isArray(value) ? value.join(', ') : value
  return text === '' ? undefined : text
}
