import type { Effect } from '../../effect-log.js'
import type { RequestLogEntry } from '../../request-log.js'
import { curlCommand } from './curl-command.js'

/** A request as the page shows it. */
export interface RequestView {
  /** Counts from 1 since the page was started. */
  readonly number: number
  readonly provider: string
  readonly method: string
  readonly path: string
  /** The HTTP status; 0 where no answer went out. */
  readonly status: number
  /** ISO 8601 on the sandbox's clock. */
  readonly at: string
  readonly verdict: string
  readonly explanation?: string
  readonly fault?: string
  readonly effects: readonly Effect[]
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly curl: string
}

export function viewRequest(entry: RequestLogEntry, number: number): RequestView {
  const { provider, method, path, status, at, verdict, explanation, fault, effects, shown } = entry
  return {
    ...{ number, provider, method, path, status, verdict, effects },
    at: new Date(at).toISOString(),
    ...(explanation !== undefined && { explanation }),
    ...(fault !== undefined && { fault }),
    headers: shown.headers,
    body: shown.body,
    curl: curlCommand(entry),
  }
}
