import type { CallResults } from '../calls/measure-calls.js'
import type { ColdResults } from '../cold/measure-cold.js'
import type { firstCallPrograms, importPrograms } from '../cold/programs.js'
import type { Age } from '../growth/measure-age.js'
import type { InstanceCost } from '../growth/measure-instances.js'
import type { Sizes } from '../sizes/measure-sizes.js'
import type { Weight } from '../weight/measure-weight.js'

/** Everything that one run has measured. */
export interface Results {
  readonly conditions: Conditions
  readonly calls: CallResults
  readonly instances: readonly InstanceCost[]
  readonly age: Age
  readonly cold: ColdResults<keyof typeof importPrograms | keyof ReturnType<typeof firstCallPrograms>>
  readonly sizes: Sizes
  readonly weights: readonly Weight[]
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
