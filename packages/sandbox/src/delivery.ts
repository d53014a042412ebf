import type { ServerResponse } from 'node:http'
import type { Reply } from './route.js'

/** How an answer goes out, or does not. */
export type Delivery =
  | { readonly how: 'send'; readonly reply: Reply }
  /** The connection is closed without an answer. */
  | { readonly how: 'drop' }
  /** Nothing happens until the client gives up. */
  | { readonly how: 'hang' }
  /** The whole length is announced, half of it is sent, and the connection is cut. */
  | { readonly how: 'reset'; readonly reply: Reply }
  /** Half of the body is sent as if it were all. */
  | { readonly how: 'truncate'; readonly reply: Reply }
  /** The body, and then so many bytes of white space, which JSON allows. */
  | { readonly how: 'inflate'; readonly reply: Reply; readonly bytes: number }

/** Sends an answer on a socket. Resolves when there is nothing more to send. */
export async function deliver(delivery: Delivery, response: ServerResponse): Promise<void> {
  switch (delivery.how) {
    case 'drop':
      response.socket?.destroy()
      return
    case 'hang':
      return
    case 'send': {
      const body = bytesOf(delivery.reply)
      writeHead(response, delivery.reply, body.length)
      response.end(body)
      return
    }
    case 'truncate': {
      const body = firstHalf(bytesOf(delivery.reply))
      writeHead(response, delivery.reply, body.length)
      response.end(body)
      return
    }
    case 'reset': {
      const body = bytesOf(delivery.reply)
      writeHead(response, delivery.reply, body.length)
      await new Promise((sent) => response.write(firstHalf(body), sent))
      response.socket?.destroy()
      return
    }
    case 'inflate': {
      const body = bytesOf(delivery.reply)
      writeHead(response, delivery.reply, body.length + delivery.bytes)
      response.write(body)
      await writeBlanks(response, delivery.bytes)
    }
  }
}

/** In pieces, and no faster than the client reads: 50 MB must not stand in memory. */
async function writeBlanks(response: ServerResponse, bytes: number): Promise<void> {
  const piece = Buffer.alloc(64 * 1024, ' ')
  for (let left = bytes; left > 0 && !response.destroyed; left -= piece.length) {
    const roomLeft = response.write(piece.subarray(0, Math.min(left, piece.length)))
    if (!roomLeft) await drained(response)
  }
  response.end()
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.once('drain', done).once('close', done)
  })
}

function writeHead(response: ServerResponse, { status, body, headers }: Reply, length: number): void {
  const contentType = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json'
  response.writeHead(status, { 'content-type': contentType, ...headers, 'content-length': length })
}

function bytesOf({ body }: Reply): Buffer {
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

function firstHalf(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2))
}
