import { defineAdapter } from '@cardlane/core/adapter'
import { acmeCapabilities, acmeRefusals } from './acme-capabilities.js'
import { acmeOptionsSchema } from './acme-options.js'
import { createAcmeOperations } from './acme-operations.js'

export type { AcmeCapabilities } from './acme-capabilities.js'
export type { AcmeOptions } from './acme-options.js'

/** The adapter for Acme Cards, which does not exist: its API is described in the README of this folder. */
export const acme = defineAdapter({
  name: 'acme',
  options: acmeOptionsSchema,
  capabilities: acmeCapabilities,
  refusals: acmeRefusals,
  create: createAcmeOperations,
})
