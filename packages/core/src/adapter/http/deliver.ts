import type { Agent, IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import type { Signal } from '../call/signal.js'
import { decompress } from './decompress.js'
import { LimitedTransport } from './http-client-transport.js'

/** No answer larger than this is read, in bytes. */
export const maxAnswerBytes = 1024 * 1024

/** A request that is ready to leave. */
export interface Outgoing {
  readonly method: string
  readonly url: URL
  readonly headers: OutgoingHttpHeaders
  /** Empty when there is no body. */
  readonly body: Buffer
  readonly agent: Agent
  readonly signal: Signal
  /** How long the connection may be silent, in milliseconds. 0 or absent: as long as the call's deadline allows. */
  readonly timeoutMs?: number | undefined
}

/** What came back, as it came. */
export interface Delivered {
  readonly status: number
  readonly statusText: string
  readonly headers: IncomingHttpHeaders
  readonly data: Buffer
}

const transport = new LimitedTransport(maxAnswerBytes)

/**
 * Sends one request by Node's own client and reads the answer, up to `maxAnswerBytes` before and after it is decompressed.
 * No redirect is followed. When the signal aborts, the connection is closed.
 */
export function deliver({
  method,
  url,
  headers,
  body,
  agent,
  signal,
  timeoutMs,
}: Outgoing): Promise<Delivered> {
  return new Promise((resolve, reject) => {
    const request = transport.request(
      {
        agent,
        method,
        protocol: url.protocol,
        // Node takes an IPv6 address without its brackets.
        hostname: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port,
        path: `${url.pathname}${url.search}`,
        headers,
      },
      (response) => {
        read(response).then((data) => {
          const { statusCode: status = 0, statusMessage: statusText = '', headers: answered } = response
          resolve({ status, statusText, headers: answered, data })
        }, reject)
      },
    )
    if (body.length > 0) request.setHeader('Content-Length', body.length)
    const abort = () => request.destroy(new Error('the call was given up'))
    request.on('error', reject)
    request.once('close', () => {
      signal.removeEventListener('abort', abort)
    })
    signal.addEventListener('abort', abort, { once: true })
    if (timeoutMs !== undefined && timeoutMs > 0)
      request.setTimeout(timeoutMs, () => request.destroy(silence(timeoutMs)))
    if (signal.aborted) abort()
    else request.end(body)
  })
}

function silence(timeoutMs: number): Error {
  return Object.assign(new Error(`timeout of ${timeoutMs} ms exceeded`), { code: 'ETIMEDOUT' })
}

function read(response: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    response.on('data', (piece: Buffer) => pieces.push(piece))
    // More than one can come: of an answer that is too large, and then of its connection.
    response.on('error', reject)
    response.once('end', () => {
      const [only] = pieces
      const bytes = only !== undefined && pieces.length === 1 ? only : Buffer.concat(pieces)
      const { 'content-encoding': encoding } = response.headers
      resolve(encoding === undefined ? bytes : decompress(bytes, encoding, maxAnswerBytes))
    })
  })
}
