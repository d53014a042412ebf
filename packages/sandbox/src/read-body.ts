import type { IncomingMessage } from 'node:http'

const limit = 1024 * 1024

/**
 * The bytes of a request's body, or `undefined` when there are more than 1 MiB of them. Those are still read to
 * the end and dropped: a client that is cut off while it is sending sees a broken connection instead of the answer.
 */
export async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
  }
  return length <= limit ? Buffer.concat(chunks) : undefined
}
