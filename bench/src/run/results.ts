import type { Heap } from '../parts/measure-heap.js'
import type { Idle } from '../parts/measure-idle.js'
import type { ColdResults } from '../parts/measure-cold.js'
import type { RateLimited } from '../parts/measure-rate-limit.js'
import type { Compared } from '../parts/measure-rounds.js'
import type { Weight } from '../parts/measure-weight.js'
import type { firstCallPrograms, importPrograms } from '../parts/programs.js'
import type { Sizes } from '../sizes/measure-sizes.js'

/** Everything that can be measured, part by part. */
export interface Parts {
  readonly warm: Compared
  readonly listener: Compared
  readonly tls: Compared
  /** By the version of Node. */
  readonly nodes: Readonly<Record<string, Compared>>
  readonly idle: Idle
  readonly limit: readonly RateLimited[]
  readonly heap: Heap
  readonly instances: Compared
  readonly cold: ColdResults<keyof typeof importPrograms | keyof ReturnType<typeof firstCallPrograms>>
  readonly weight: { readonly sizes: Sizes; readonly weights: readonly Weight[] }
}

export type PartName = keyof Parts

/** In the order in which they are measured. */
export const partNames = [
  'warm',
  'listener',
  'tls',
  'nodes',
  'idle',
  'limit',
  'heap',
  'instances',
  'cold',
  'weight',
] as const satisfies readonly PartName[]

/** What one run has measured: everything, or one part. */
export interface Results extends Partial<Parts> {
  readonly conditions: Conditions
}

export interface Conditions {
  readonly quick: boolean
  /** The day, as in 2026-01-31. */
  readonly date: string
  readonly node: string
  readonly processor: string
  readonly cores: number
  readonly versions: Readonly<Record<string, string>>
}
