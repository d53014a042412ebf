import { once } from 'node:events'
import { request as startRequest, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { ownRequest } from './wire-tap.js'

/** A request of the audit itself. */
export async function postJson(
  url: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: object },
): Promise<unknown> {
  const request = startRequest(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', [ownRequest]: 'own' },
    agent: false,
  })
  const responded = once(request, 'response') as Promise<[IncomingMessage]>
  request.end(JSON.stringify(body))
  const [response] = await responded
  return json(response)
}
