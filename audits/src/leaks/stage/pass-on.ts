import { once } from 'node:events'
import { request as startRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Arrived } from './arrived.js'
import { ownRequest } from './wire-tap.js'

interface Passing {
  readonly upstream: string
  readonly headers: Readonly<Record<string, string>>
  /** The answer to the client: when the client goes, the request goes, too. */
  readonly response: ServerResponse
}

/** Passes a request on. Rejects when the simulator drops it. */
export async function passOn(
  arrived: Arrived,
  { upstream, headers, response }: Passing,
): Promise<IncomingMessage> {
  const { method, path, body } = arrived
  const request = startRequest(`${upstream}${path}`, {
    method,
    headers: { ...headers, [ownRequest]: 'passed on' },
    agent: false,
  })
  response.once('close', () => request.destroy())
  const responded = once(request, 'response') as Promise<[IncomingMessage]>
  request.end(body)
  const [passed] = await responded
  passed.once('error', () => response.destroy())
  return passed
}

const readAtMost = 1024 * 1024

/** Lets an answer through as it comes, whole or broken, and gives what was read of it in the end. */
export function letThrough(
  passed: IncomingMessage,
  response: ServerResponse,
  onEnd: (text: string) => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  passed.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= readAtMost) chunks.push(chunk)
  })
  passed.on('end', () => {
    onEnd(Buffer.concat(chunks).toString())
  })
  response.writeHead(passed.statusCode ?? 502, passed.headers)
  passed.pipe(response)
}
