import { http, type HttpAnswer } from '../reply.js'
import type { MakeReply } from '../run-scenario.js'

/** One way to answer. */
export interface HostileCase {
  readonly name: string
  /** How a call must end when every request of it is answered this way. */
  readonly ends: 'result' | 'error' | 'either'
  /** It says that nothing was done. An outcome that believes it is no lie. */
  readonly refuses?: boolean
  readonly reply: MakeReply
}

type Bytes = Buffer | string

/** An answer with status 200 and a body made of the documented one, as text. */
export function body(ends: HostileCase['ends'], name: string, change: (text: string) => Bytes): HostileCase {
  return answer(ends, name, (text) => ({ body: change(text) }))
}

export function answer(
  ends: HostileCase['ends'],
  name: string,
  change: (text: string) => HttpAnswer,
): HostileCase {
  return { name, ends, reply: (documented) => http(change(JSON.stringify(documented))) }
}
