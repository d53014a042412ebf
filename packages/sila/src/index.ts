import { defineAdapter } from '@cardlane/core/adapter'
import { silaCapabilities, silaRefusals } from './sila-capabilities.js'
import { createSilaOperations } from './sila-operations.js'
import { silaOptionsSchema } from './sila-options.js'

export type { SilaCapabilities } from './sila-capabilities.js'
export type { SilaOptions, UserSigners } from './sila-options.js'
export type { SilaRequestOptions } from './sila-requests.js'
export { silaSigner, type SilaSignature, type Signer } from './sila-signer.js'

/** The adapter for Sila (https://docs.silamoney.com): renames directly, signs with ECDSA or carries a bearer token. */
export const sila = defineAdapter({
  name: 'sila',
  options: silaOptionsSchema,
  capabilities: silaCapabilities,
  refusals: silaRefusals,
  create: createSilaOperations,
})
