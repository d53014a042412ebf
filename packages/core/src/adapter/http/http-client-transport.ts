import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import https from 'node:https'

/** An answer of many small pieces takes hundreds of times its size in memory, so it may have no more than this many. */
const bytesPerPiece = 64

/**
 * Node's own `http` and `https`, as axios uses them, and what axios does not see to: a body counts as too large also by
 * its bytes as they come, before they are decompressed, and by the number of its pieces; and a connection that closes
 * after a switch of protocols, which nobody asked for, has failed.
 */
// A class, because axios copies plain objects, and whether an application has set its own is told by identity.
export class LimitedTransport {
  readonly #maxBytes: number

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  request(options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest {
    let answered = false
    // By way of the module, where nock puts itself.
    const request = (options.protocol === 'https:' ? https : http).request(options, (response) => {
      answered = true
      limit(response, this.#maxBytes)
      onResponse(response)
    })
    request.once('close', () => {
      if (!answered) request.emit('error', hangUp())
    })
    return request
  }
}

function hangUp(): Error {
  return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
}

function limit(response: IncomingMessage, maxBytes: number): void {
  let bytes = 0
  let pieces = 0
  response.on('data', (piece: Buffer) => {
    bytes += piece.length
    pieces += 1
    if (bytes <= maxBytes && pieces <= maxBytes / bytesPerPiece) return
    response.emit(
      'error',
      new Error(`maxContentLength of ${maxBytes} exceeded by ${bytes} bytes in ${pieces} pieces`),
    )
    response.destroy()
  })
}
