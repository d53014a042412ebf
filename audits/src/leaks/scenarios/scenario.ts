import type { CallOptions } from '@cardlane/core'
import type { World } from '@cardlane/core/adapter'
import type { FaultSpec } from '@cardlane/sandbox'
import type { Canary } from '../search/canary.js'
import type { Trick } from '../stage/interposer.js'
import type { Give } from '../subjects/subject.js'

/** What a scenario can be staged with. */
export interface Props {
  readonly canaries: readonly Canary[]
  /** Those that the provider has, too, as far as the client has asked for them by now. */
  readonly shared: () => readonly Canary[]
  /** Puts the clock forward by more than any deadline. */
  readonly letTimePass: () => void
}

/** What is prepared for one call. */
export interface Staging {
  /** Goes wrong at the simulator. */
  readonly fault?: FaultSpec
  /** Goes wrong in between. */
  readonly trick?: Trick
  /** Whether the simulator gets the canaries, which it does not know, and so refuses them. */
  readonly refused?: boolean
  readonly world?: Partial<World>
  /** Gives credentials in another way than their form says. */
  readonly give?: Give
  readonly changeHost?: (host: string) => string
  readonly callOptions?: CallOptions
}

/** Something that happens while an operation runs. */
export interface Scenario {
  readonly name: string
  /** Called for each call. */
  readonly stage: (props: Props) => Staging
}
