import { once } from 'node:events'
import { request as startRequest, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

interface Passing {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

interface Passed {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Marks what the tap passes on. */
export const passedOn = 'x-passed-on-by-conformance'

/** These belong to one connection, and the length to a body that may still change. */
const ofTheConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length'])

/** Passes a request on to the backend as it came. Rejects when the backend drops it. */
export async function passOn(upstream: string, { method, path, headers, body }: Passing): Promise<Passed> {
  const request = startRequest(`${upstream}${path}`, {
    method,
    headers: { ...headers, [passedOn]: 'yes' },
    agent: false,
  })
  const responded = once(request, 'response') as Promise<[IncomingMessage]>
  request.end(body)
  const [response] = await responded
  return {
    status: response.statusCode ?? 502,
    headers: Object.fromEntries(
      Object.entries(response.headers)
        .filter(([name]) => !ofTheConnection.has(name))
        .map(([name, value]) => [name, String(value)]),
    ),
    body: await text(response),
  }
}
