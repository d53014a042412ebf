import type { Agent } from 'node:http'
import type { ActiveCall } from '../call/call.js'
import { failureOf, type Failure } from '../failure/failure.js'
import { openPassage, type AxiosPassage } from '../http/axios-seam.js'
import { afterPolling } from '../http/after-polling.js'
import { ConnectionPool } from '../http/connection-pool.js'
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
      readonly passage?: AxiosPassage
    }
  | { readonly ok: false; readonly failure: Failure }

/** Finds what gives a request its connection: a pool, through a proxy or not. */
export function route({ connections }: InstanceHttp, message: Message): Prepared {
  try {
    return { ok: true, message, agent: connections.agentFor(message.url, message.route) }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === undefined) throw error
    return { ok: false, failure }
  }
}

interface Given {
  readonly message: Message
  readonly call: ActiveCall
}

/** Lets the application's axios change a request, and finds the way that it goes then. */
export async function prepare(
  http: InstanceHttp,
  openAxios: NonNullable<InstanceHttp['axios']>,
  { message, call }: Given,
): Promise<Prepared> {
  try {
    const axios = await call.within(openAxios(), 'before_send')
    const passage = await call.within(openPassage(axios, message, call), 'before_send')
    const routed = route(http, passage.message)
    if (!routed.ok) return routed
    // An agent of the application may give a kept connection at once; our pool looks at it by itself.
    if (!(routed.agent instanceof ConnectionPool)) await new Promise<void>(afterPolling)
    return Object.assign({}, routed, { passage })
  } catch (error) {
    const broken = { broken: error, phase: 'waiting_for_socket' } as const
    const failure = networkFailure(broken, { idempotency: 'safe', redact: call.redactor.redact })
    return { ok: false, failure: failureOf(error) ?? Object.assign(failure, { phase: 'before_send' }) }
  }
}
