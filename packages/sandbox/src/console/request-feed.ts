import type { RequestLogEntry } from '../request-log.js'
import { createSubscribers } from '../subscribers.js'
import { viewRequest, type RequestView } from './view/view-request.js'

/** What has happened, for everybody who watches. */
export interface RequestFeed {
  /** The requests that are kept and newer than this number, oldest first. */
  newerThan(number: number): readonly RequestView[]
  /** Grows with every request and every other change. */
  readonly version: number
  /** Grows with every reset. */
  readonly era: number
  readonly add: (entry: RequestLogEntry) => void
  /** Something else has changed: the clock, a fault, a card. */
  readonly touch: () => void
  /** Forgets the requests. */
  readonly reset: () => void
  /** Is called after every change. Gives the function that ends it. */
  subscribe(listener: () => void): () => void
}

const keep = 200

export function createRequestFeed(): RequestFeed {
  const watchers = createSubscribers<undefined>()
  let kept: RequestLogEntry[] = []
  let last = 0
  let version = 0
  let era = 0

  const changed = () => {
    version += 1
    watchers.tell(undefined)
  }
  return {
    // Made when somebody looks: a request costs next to nothing while nobody does.
    newerThan(number) {
      const first = last - kept.length + 1
      const from = Math.max(number + 1, first)
      return kept.slice(from - first).map((entry, index) => viewRequest(entry, from + index))
    },
    get version() {
      return version
    },
    get era() {
      return era
    },
    add(entry) {
      last += 1
      kept.push(entry)
      if (kept.length > keep) kept.shift()
      changed()
    },
    touch: changed,
    reset() {
      kept = []
      era += 1
      changed()
    },
    subscribe: watchers.add,
  }
}
