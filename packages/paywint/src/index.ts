import { defineAdapter } from '@cardlane/core/adapter'
import { paywintCapabilities } from './paywint-capabilities.js'
import { createPaywintOperations } from './paywint-operations.js'
import { paywintOptionsSchema } from './paywint-options.js'

export type { PaywintCapabilities } from './paywint-capabilities.js'
export type { PaywintOptions } from './paywint-options.js'

/** The adapter for Paywint (https://developer.paywint.com): hosted card pages, HMAC signatures, links in US dollars. */
export const paywint = defineAdapter({
  name: 'paywint',
  options: paywintOptionsSchema,
  capabilities: paywintCapabilities,
  create: createPaywintOperations,
})
