import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** A request as it arrived. */
export interface Arrived {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly rawHeaders: readonly string[]
  readonly body: string
}

export async function arrive(incoming: IncomingMessage): Promise<Arrived> {
  const { method = '', url = '/', headers, rawHeaders } = incoming
  return { method, path: url, headers, rawHeaders, body: (await buffer(incoming)).toString() }
}
