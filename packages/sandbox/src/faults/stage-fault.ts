import type { Delivery } from '../delivery.js'
import type { Answer, ArrivedRequest, Reply } from '../route.js'
import { distort, type Distortion } from './distort.js'
import type { FaultKind, FaultSpec } from './fault.js'

/** What a provider's answers look like, as far as faults imitate them. */
export interface FaultDialect {
  /** How this provider says in a 200 that it failed. */
  readonly failureIn200: Reply
  /** The fields of its answers that hold enumerations. */
  readonly enumFields: readonly string[]
}

export interface Stage {
  readonly request: ArrivedRequest
  readonly dialect: FaultDialect
  /** Lets the simulator process the request. */
  readonly process: (request: ArrivedRequest) => Answer
  /** Waits for real milliseconds, or until the client has gone. */
  readonly wait: (ms: number) => Promise<void>
  /** Closes the connection. */
  readonly hangUp: () => void
  /** Waits for real milliseconds, also without a client; `false` when the sandbox is closed or reset before. */
  readonly due: (ms: number) => Promise<boolean>
}

export interface Staged {
  readonly delivery: Delivery
  readonly fault?: FaultKind
  /** Absent where the request was not processed. */
  readonly answer?: Answer
}

const hugeBodyBytes = 50_000_000

/** Lets a request meet a fault: what is processed, and what is answered. `undefined`: as if it had never come. */
export async function stageFault(fault: FaultSpec, stage: Stage): Promise<Staged | undefined> {
  const processed = () => stage.process(stage.request)
  const instead = (reply: Reply): Staged => ({ delivery: { how: 'send', reply } })

  switch (fault.kind) {
    case 'latency': {
      // First processed: what happens must not hang on whether the client is still there.
      const late = sent(processed())
      await stage.wait(fault.ms)
      return late
    }
    case 'hang':
      return { delivery: { how: 'hang' } }
    case 'drop_before':
      return { delivery: { how: 'drop' } }
    case 'drop_after':
      return { answer: processed(), delivery: { how: 'drop' } }
    case 'drop_late': {
      stage.hangUp()
      const isDue = await stage.due(fault.ms)
      return isDue ? { answer: processed(), delivery: { how: 'drop' } } : undefined
    }
    case 'reset_mid_body':
      return shaped(processed(), (reply) => ({ how: 'reset', reply }))
    case 'truncated_json':
      return shaped(processed(), (reply) => ({ how: 'truncate', reply }))
    case 'huge_body':
      return shaped(processed(), (reply) => ({ how: 'inflate', reply, bytes: hugeBodyBytes }))
    case 'wrong_content_type':
      return sent(withHeaders(processed(), { 'content-type': 'text/html; charset=utf-8' }))
    case 'unknown_enum':
    case 'extra_fields':
      return sent(distorted(processed(), fault.kind, stage.dialect))
    case 'failure_in_200':
      return instead(stage.dialect.failureIn200)
    case 'html_502':
      return instead(badGateway)
    case 'status':
      return instead(statusReply(fault, stage.request.at))
    case 'redirect':
      return instead({ status: 307, body: {}, headers: { location: fault.location ?? elsewhere } })
    case 'clock_skew':
      return sent(skewed(stage, fault.seconds * 1000))
  }
}

/** A host name that never exists (RFC 6761). */
const elsewhere = 'https://elsewhere.invalid/'

const badGateway: Reply = {
  status: 502,
  body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
  headers: { 'content-type': 'text/html; charset=utf-8' },
}

/** The answer as it is. */
export function sent(answer: Answer): Staged {
  return { answer, delivery: { how: 'send', reply: answer } }
}

function shaped(answer: Answer, shape: (reply: Reply) => Delivery): Staged {
  return { answer, delivery: shape(answer) }
}

function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } }
}

function distorted(answer: Answer, distortion: Distortion, { enumFields }: FaultDialect): Answer {
  if (typeof answer.body === 'string') return answer
  return { ...answer, body: distort(answer.body, distortion, enumFields) }
}

function statusReply(fault: Extract<FaultSpec, { kind: 'status' }>, now: number): Reply {
  const { status, retryAfterSeconds, retryAfterForm } = fault
  const body = { message: `The sandbox answers ${String(status)}, as it was told to.` }
  if (retryAfterSeconds === undefined) return { status, body }
  const date = new Date(now + retryAfterSeconds * 1000).toUTCString()
  const retryAfter = retryAfterForm === 'date' ? date : String(retryAfterSeconds)
  return { status, body, headers: { 'retry-after': retryAfter } }
}

/** The request is checked, and the answer dated, by the wrong clock. */
function skewed({ request, process }: Stage, ms: number): Answer {
  const at = request.at + ms
  return withHeaders(process({ ...request, at }), { date: new Date(at).toUTCString() })
}
