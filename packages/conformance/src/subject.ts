import type { Adapter } from '@cardlane/core/adapter'
import type { World } from './world.js'

/** What is tested: an adapter, and a backend that it can be tried on. */
export interface Subject {
  readonly adapter: Adapter
  readonly world: World
  /** Options beyond those of the backend, to test a mode of the adapter. */
  readonly options?: Readonly<Record<string, unknown>>
}
