import type { Agent } from 'node:http'
import type { ActiveCall } from '../call/call.js'
import { failureOf, type Failure } from '../failure/failure.js'
import { AxiosPassage } from '../http/axios-seam.js'
import { networkFailure } from '../http/network-failure.js'
import type { InstanceHttp } from './instance-http.js'
import type { Message } from './message.js'

export type Prepared =
  | {
      readonly ok: true
      readonly message: Message
      /** What gives the request its connection. */
      readonly agent: Agent
      /** Where the application has configured axios, its way through that. */
      readonly passage: AxiosPassage | undefined
    }
  | { readonly ok: false; readonly failure: Failure }

/** Lets the application's axios change a request, where it has configured one, and finds the way that the request goes. */
export async function prepare(http: InstanceHttp, message: Message, call: ActiveCall): Promise<Prepared> {
  try {
    const passage = await openPassage(http, message, call)
    const prepared = passage?.message ?? message
    const agent = http.connections.agentFor(prepared.url, prepared.route)
    return { ok: true, message: prepared, agent, passage }
  } catch (error) {
    const broken = { broken: error, phase: 'waiting_for_socket' } as const
    const failure = networkFailure(broken, { idempotency: 'safe', redact: call.redactor.redact })
    return { ok: false, failure: failureOf(error) ?? Object.assign(failure, { phase: 'before_send' }) }
  }
}

async function openPassage(
  http: InstanceHttp,
  message: Message,
  call: ActiveCall,
): Promise<AxiosPassage | undefined> {
  if (http.axios === undefined) return undefined
  const axios = await call.within(http.axios(), 'before_send')
  return call.within(AxiosPassage.open(axios, message, call), 'before_send')
}
