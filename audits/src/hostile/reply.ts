/** What the server does with a request. */
export type Reply =
  /** Sends bytes, and then: leaves the connection as it is, ends it, or breaks it. */
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly then?: 'keep' | 'end' | 'reset' }
  /** Sends bytes and nothing more, and leaves the connection open: only the deadline can end the call. */
  | { readonly kind: 'stall'; readonly bytes: Buffer }
  /** Sends `start` and then `chunk` again and again, until the client hangs up. */
  | { readonly kind: 'flood'; readonly start: Buffer; readonly chunk: Buffer; readonly deadline?: boolean }

export interface HttpAnswer {
  /** Default: `HTTP/1.1 200 OK`. */
  readonly statusLine?: string
  readonly status?: number
  /** Lines as they are sent. Default: JSON. */
  readonly headers?: readonly string[]
  readonly body?: Buffer | string
  /** How the end of the body is told. Default: `length`. */
  readonly framing?: 'length' | 'chunked' | 'none'
}

const json = ['content-type: application/json']

/** The bytes of an HTTP answer. Nothing is checked: that is the point. */
export function httpBytes(answer: HttpAnswer): Buffer {
  const { status = 200, headers = json, framing = 'length' } = answer
  const body = Buffer.from(answer.body ?? '')
  const statusLine = answer.statusLine ?? `HTTP/1.1 ${status} Whatever`
  const lines = [statusLine, ...headers, ...framingHeaders(framing, body.length)]
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  return Buffer.concat([head, framing === 'chunked' ? inChunks(body) : body])
}

/** An answer after which the connection is kept. */
export function http(answer: HttpAnswer): Reply {
  return { kind: 'bytes', bytes: httpBytes(answer) }
}

function framingHeaders(framing: HttpAnswer['framing'], length: number): readonly string[] {
  if (framing === 'length') return [`content-length: ${length}`]
  return framing === 'chunked' ? ['transfer-encoding: chunked'] : []
}

/** One chunk, and the end. */
export function inChunks(body: Buffer): Buffer {
  const size = Buffer.from(`${body.length.toString(16)}\r\n`)
  return body.length === 0 ? lastChunk : Buffer.concat([size, body, Buffer.from('\r\n'), lastChunk])
}

const lastChunk = Buffer.from('0\r\n\r\n')
