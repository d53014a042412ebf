/**
 * What a simulator made of a request's credentials. `public` is a page that asks for none, such as a hosted
 * link. A request that proved itself and failed for another reason is still `authenticated`.
 */
export type Verdict = 'authenticated' | 'public' | `refused: ${string}`

/** One request as it arrived. The query is left out: a hosted link carries its secret there. */
export interface RequestLogEntry {
  readonly method: string
  readonly path: string
  readonly status: number
  /** Epoch milliseconds on the sandbox's clock. */
  readonly at: number
  readonly verdict: Verdict
}

export interface RequestLog {
  add(entry: RequestLogEntry): void
  /** The last 500 requests, oldest first. */
  entries(): readonly RequestLogEntry[]
  /** How many requests have arrived since the start. */
  count(): number
}

const keep = 500

export function createRequestLog(): RequestLog {
  const entries: RequestLogEntry[] = []
  let count = 0
  return {
    add(entry) {
      count += 1
      entries.push(Object.freeze(entry))
      if (entries.length > keep) entries.shift()
    },
    entries: () => [...entries],
    count: () => count,
  }
}
