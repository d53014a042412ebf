import type { World } from '@cardlane/core/adapter'
import type { Exhibit } from '../search/inspection.js'

/** Something that watches a provider instance and keeps what it was told: a log, a tracer. */
export interface Observer {
  readonly onEvent: World['onEvent']
  /** Ends the watch, and gives what it has been told. */
  end(): Promise<readonly Exhibit[]>
}

/** Makes one for a single call. */
export type StartObserver = () => Observer
