import type { Capabilities } from '../../model/capabilities.js'
import type { CardProvider } from '../../model/card-provider.js'
import { createProvider, type ProviderSettings } from './adapter-api.js'
import { allDirect, memoryAdapter, type AllDirect } from './memory-adapter.js'
import { MemoryBackend, type MemorySeed } from './memory-backend.js'

export interface MemoryProviderSettings<C extends Capabilities = Capabilities> {
  /** A real adapter's, such as `sila.capabilities`, or your own. Default: `allDirect`. */
  readonly capabilities?: C
  /** The cards to begin with. */
  readonly cards?: readonly MemorySeed[]
  /** The instance's name. Default: `memory`. */
  readonly id?: string
  /** What to replace of the real world, such as `{ clock: createManualClock() }`. */
  readonly world?: ProviderSettings['world']
}

export interface MemoryProvider<C extends Capabilities = Capabilities> {
  /** For the code under test. */
  readonly provider: CardProvider<C>
  /** For the test. */
  readonly backend: MemoryBackend
}

/**
 * Makes a provider for a unit test, and what stands behind it. It checks, refuses, freezes, keeps deadlines and fails as
 * the real ones do, and sends nothing.
 */
export function createMemoryProvider<const C extends Capabilities = AllDirect>({
  // The default of `C` is what these are.
  capabilities = allDirect as Capabilities as C,
  cards = [],
  id = 'memory',
  world,
}: MemoryProviderSettings<C> = {}): MemoryProvider<C> {
  const backend = new MemoryBackend({ cards })
  const provider = createProvider(memoryAdapter({ capabilities }), { id, options: { backend }, world })
  return { provider, backend }
}
