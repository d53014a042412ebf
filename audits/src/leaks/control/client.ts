import type { Exhibit } from '../search/inspection.js'
import type { Searcher } from '../search/searcher.js'

/** The two keys that Sila's clients sign with. */
export interface Keys {
  readonly app: string
  readonly user: string
}

export interface Setting {
  /** Where its requests go instead of to Sila. */
  readonly origin: string
  readonly keys: Keys
  /** Knows the keys, and hears of secrets that the client makes itself. */
  readonly searcher: Searcher
}

/** A published client, not ours, in which the audit has to find something: a search that finds nothing proves nothing. */
export interface PublishedClient {
  readonly name: string
  /** Uses it as its documentation does, and gives what an application would hold by then. */
  use(setting: Setting): Promise<readonly Exhibit[]>
}
