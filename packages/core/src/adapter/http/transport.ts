import http, {
  type Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http'
import https from 'node:https'
import type { Signal } from '../call/signal.js'
import { decompress } from './decompress.js'
import { followSocket, type Progress } from './follow-socket.js'

/** No larger response is read, in bytes. */
export const maxResponseBytes = 1024 * 1024

/** A response of many small pieces takes hundreds of times its size in memory, so it may have no more than one for so many bytes. */
const minBytesPerPiece = 64

/** A request that is ready to leave. */
export interface OutgoingRequest {
  readonly method: string
  readonly url: URL
  /** Names and values in turn. */
  readonly headers: readonly string[]
  /** Empty when there is no body. */
  readonly body: Buffer
  readonly agent: Agent
  /** Whether it must not go by a connection that was used before: the provider may just be closing it. */
  readonly newConnection: boolean
  /** How long the connection may be silent, in milliseconds. 0: as long as the call's deadline allows. */
  readonly timeoutMs: number
}

/** A response as it came, decompressed. */
export interface RawResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: IncomingHttpHeaders
  readonly data: Buffer
}

/** What became of a request: its response, or how far it came and what went wrong there. */
export type Transported =
  | { readonly response: RawResponse; readonly phase: 'response' }
  | { readonly broken: unknown; readonly phase: Progress['phase']; readonly proxy?: string | undefined }
  | { readonly unreadable: 'too_large' | 'corrupt' | 'refused'; readonly phase: 'response' }
  /** The signal aborted. */
  | { readonly interrupted: true; readonly phase: Progress['phase'] }

/**
 * Sends one request by Node's own client and reads the response, up to `maxResponseBytes` before and after it is decompressed.
 * No redirect is followed. It ends when the signal aborts, whatever it waits for, and closes the connection.
 */
export function transport(outgoing: OutgoingRequest, signal: Signal): Promise<Transported> {
  return new Promise(function send(resolve) {
    const progress: Progress = { phase: 'waiting_for_socket' }
    let request: ClientRequest | undefined
    let isAnswered = false

    function end(result: Transported): void {
      signal.removeEventListener('abort', interrupt)
      resolve(result)
    }
    function interrupt(): void {
      end({ interrupted: true, phase: progress.phase })
      request?.destroy()
    }
    function fail(broken: unknown): void {
      end({ broken, phase: progress.phase, proxy: progress.proxy })
    }

    if (signal.aborted) {
      interrupt()
      return
    }
    signal.addEventListener('abort', interrupt)
    try {
      request = open(outgoing, progress, signal)
    } catch (error) {
      fail(error)
      return
    }
    request.on('error', fail)
    request.on('response', (response) => {
      isAnswered = true
      progress.phase = 'response'
      readBody(response, end, fail)
    })
    // Also after a switch of protocols, which nobody asked for.
    request.on('close', () => {
      if (!isAnswered) fail(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
    })
    // As text, and each byte a character: then Node.js writes it with the headers at once.
    request.end(outgoing.body.toString('latin1'), 'latin1')
  })
}

/** By way of the module, where nock puts itself. */
function open(outgoing: OutgoingRequest, progress: Progress, signal: Signal): ClientRequest {
  const { method, url, headers, agent, newConnection, timeoutMs } = outgoing
  const { protocol, hostname } = url
  const options = {
    agent,
    method,
    protocol,
    // Node takes an IPv6 address without its brackets.
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    port: url.port,
    path: `${url.pathname}${url.search}`,
    headers,
    // For the connection pool.
    cardlane: { newConnection, progress, signal },
  }
  const request = protocol === 'https:' ? https.request(options) : http.request(options)
  request.on('socket', (socket) => {
    followSocket(socket, options.hostname, progress)
  })
  if (timeoutMs > 0) {
    request.setTimeout(timeoutMs, () => {
      request.destroy(Object.assign(new Error(`timeout of ${timeoutMs} ms exceeded`), { code: 'ETIMEDOUT' }))
    })
  }
  return request
}

function readBody(
  response: IncomingMessage,
  end: (result: Transported) => void,
  fail: (broken: unknown) => void,
): void {
  const pieces: Buffer[] = []
  let length = 0
  response.on('data', (piece: Buffer) => {
    pieces.push(piece)
    length += piece.length
    if (length <= maxResponseBytes && pieces.length <= maxResponseBytes / minBytesPerPiece) return
    end({ unreadable: 'too_large', phase: 'response' })
    response.destroy()
  })
  response.on('error', fail)
  response.on('end', () => {
    const [only] = pieces
    const bytes = only !== undefined && pieces.length === 1 ? only : Buffer.concat(pieces)
    const { statusCode: status = 0, statusMessage: statusText = '', headers } = response
    const encoding = headers['content-encoding']
    const data = encoding === undefined ? bytes : decompress(bytes, encoding, maxResponseBytes)
    if (typeof data === 'string') end({ unreadable: data, phase: 'response' })
    else end({ response: { status, statusText, headers, data }, phase: 'response' })
  })
}
