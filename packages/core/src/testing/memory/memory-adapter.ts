import { z } from 'zod'
import { defineCapabilities, type Capabilities } from '../../model/capabilities.js'
import type { Refusals } from '../../model/update-plan.js'
import { commonOptions, defineAdapter, type Adapter } from './adapter-api.js'
import { MemoryBackend, stateOf } from './memory-backend.js'
import { createMemoryOperations } from './memory-operations.js'

/**
 * A provider that does everything by the call itself; as it has no pages, there is no verification. Spread it to change
 * something: `{ ...allDirect, addCard: 'hosted' }`.
 */
export const allDirect = defineCapabilities({
  updateCard: { name: 'direct', expiry: 'direct', verification: 'unsupported', write: 'patch' },
  addCard: 'direct',
  createPaymentLink: 'direct',
  listCards: 'direct',
  getCard: 'direct',
  deleteCard: 'direct',
})

/** The capabilities of a provider that does everything by the call itself. */
export type AllDirect = typeof allDirect

const memoryOptions = z.strictObject({
  ...commonOptions,
  /** What stands behind the instance. Two instances with the same one see the same cards. */
  backend: z.instanceof(MemoryBackend, {
    error: ({ input }) => (input === undefined ? 'is missing' : 'must be a MemoryBackend'),
  }),
})

export interface MemoryAdapterSettings<N extends string, C extends Capabilities> {
  /** A real adapter's, such as `sila.capabilities`, or your own. */
  readonly capabilities: C
  /** Why what is unsupported is, such as `sila.refusals`. Default: general words. */
  readonly refusals?: Refusals | undefined
  /** Default: `memory`. Two adapters of one configuration need different names. */
  readonly name?: N
}

/** Makes an adapter whose instances live in memory, with the capabilities of whatever provider they stand in for. */
export function memoryAdapter<const C extends Capabilities, const N extends string = 'memory'>({
  capabilities,
  refusals,
  // The default of `N` is this name.
  name = 'memory' as N,
}: MemoryAdapterSettings<N, C>): Adapter<N, typeof memoryOptions, C> {
  return defineAdapter({
    name,
    options: memoryOptions,
    capabilities,
    ...(refusals && { refusals }),
    create: ({ backend }, { clock }) =>
      createMemoryOperations(backend[stateOf], { adapter: name, capabilities, clock }),
  })
}

/** The adapter of a provider in memory that can do everything by the call itself. */
export const memory = memoryAdapter({
  capabilities: allDirect,
  refusals: {
    'updateCard.verification': {
      reason: 'The provider in memory has no page on which a cardholder verifies a card again.',
      alternative: "Give `memoryAdapter` capabilities in which `verification` is 'hosted'.",
    },
  },
})
