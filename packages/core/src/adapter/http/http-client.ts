import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Call } from '../call/call.js'
import { acceptedEncodings } from './decompress.js'
import { deliver, type Delivered } from './deliver.js'
import type { SignableRequest } from './provider-request.js'
import { createRoute, type Agents } from './route.js'

/** A request before it is signed. */
export interface Message {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>> | undefined
  readonly data: Buffer | undefined
  /** The call that it belongs to, which can be cut short. */
  readonly call: Pick<Call, 'signal' | 'cutShort'>
  /** Whether it must not meet a connection which the provider is just closing. */
  readonly fresh: boolean
}

/** Makes the headers of the proof for a request as it leaves. */
export type Prove = (request: SignableRequest) => Promise<Readonly<Record<string, string>>>

/** Signs a request as the last thing, sends it, and gives the answer. */
export type HttpClient = (message: Message, prove: Prove) => Promise<Delivered>

/** What every request says of itself. */
export const ownHeaders = { Accept: 'application/json', 'User-Agent': 'cardlane' }

const plainHeaders = { ...acceptedEncodings, ...ownHeaders }
const noBytes = Buffer.alloc(0)

/** The connections of one provider instance: those that are kept for the next request, and those for one only. */
export function openAgents(): { readonly kept: Agents; readonly single: Agents } {
  return { kept: agents(true), single: agents(false) }
}

/** The client of an instance whose application changes nothing: straight to the wire. */
export function createPlainClient(): HttpClient {
  const { kept, single } = openAgents()
  const route = createRoute()
  return async ({ method, url, headers, data, call, fresh }, prove) => {
    const body = data ?? noBytes
    const proof = await prove({ method, url, body })
    const agent = await route(url, fresh ? single : kept)
    const allHeaders = Object.assign({}, plainHeaders, headers, proof)
    return deliver({ method, url, headers: allHeaders, body, agent, signal: call.cutShort })
  }
}

function agents(keepAlive: boolean): Agents {
  return { httpAgent: new HttpAgent({ keepAlive }), httpsAgent: new HttpsAgent({ keepAlive }) }
}
