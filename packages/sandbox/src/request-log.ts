import type { Effect } from './effect-log.js'
import type { FaultKind } from './faults/fault.js'
import type { ShownRequest } from './show-request.js'

/**
 * What a simulator made of a request's credentials. `public` is a page that asks for none, such as a hosted
 * link. A request that was authenticated and failed for another reason is still `authenticated`. `unprocessed` is a
 * request that met a fault before the simulator looked at it.
 */
export type Verdict = 'authenticated' | 'public' | 'unprocessed' | `refused: ${string}`

/** One request as it arrived. The query is left out: a hosted link carries its secret there. */
export interface RequestLogEntry {
  readonly provider: string
  readonly method: string
  readonly path: string
  /** The HTTP status; 0 where no answer went out. */
  readonly status: number
  /** Epoch milliseconds on the sandbox's clock. */
  readonly at: number
  readonly verdict: Verdict
  /** What it changed, also where the answer was lost. */
  readonly effects: readonly Effect[]
  readonly fault?: FaultKind
  /** Where the text that was signed differs from the text that had to be, for a signature that was refused. */
  readonly explanation?: string
  /** What came, with secrets hidden. */
  readonly shown: ShownRequest
}

export interface RequestLog {
  add(entry: RequestLogEntry): void
  /** The last 500 requests, oldest first. */
  entries(): readonly RequestLogEntry[]
  /** How many requests have arrived since the start. */
  count(): number
  /** Forgets them all. */
  clear(): void
}

const keep = 500

/** `onAdd` hears of every request at once. */
export function createRequestLog(onAdd: (entry: RequestLogEntry) => void = () => undefined): RequestLog {
  const entries: RequestLogEntry[] = []
  let count = 0
  return {
    add(entry) {
      count += 1
      entries.push(Object.freeze(entry))
      if (entries.length > keep) entries.shift()
      onAdd(entry)
    },
    entries: () => [...entries],
    count: () => count,
    clear() {
      entries.length = 0
      count = 0
    },
  }
}
