import type { Subject } from '@cardlane/conformance'
import { memory, memoryAdapter } from '@cardlane/core/testing'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import { paywallWorld, paywintWorld, silaTokenWorld, silaWorld } from '@cardlane/sandbox/conformance'
import { sila } from '@cardlane/sila'
import { memoryWorld } from './memory-world.js'

/** The adapters of this repository, in every mode in which they prove who they are. */
export const subjects: Readonly<Record<string, Subject>> = {
  paywint: { adapter: paywint, world: paywintWorld },
  paywall: { adapter: paywall, world: paywallWorld },
  'sila, signatures': { adapter: sila, world: silaWorld },
  'sila, access token': { adapter: sila, world: silaTokenWorld },
  memory: { adapter: memory, world: memoryWorld },
  'memory, with hosted pages': {
    adapter: memoryAdapter({ capabilities: paywint.capabilities, refusals: paywint.refusals }),
    world: memoryWorld,
  },
}
