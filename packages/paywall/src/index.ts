import { defineAdapter } from '@cardlane/core/adapter'
import { paywallCapabilities, paywallRefusals } from './paywall-capabilities.js'
import { paywallOptionsSchema } from './paywall-options.js'
import type { PaywallLinkOptions } from './paywall-payment-link.js'
import { createPaywallOperations } from './paywall-operations.js'
import type { PaywallCardOptions } from './paywall-requests.js'

export type { PaywallCapabilities } from './paywall-capabilities.js'
export type { PaywallOptions } from './paywall-options.js'
export type { PaywallLinkOptions } from './paywall-payment-link.js'
export type { PaywallCardOptions } from './paywall-requests.js'

/** Card options go with every operation on cards, link options with `createPaymentLink`. */
export type PaywallRequestOptions = PaywallCardOptions & PaywallLinkOptions

declare module '@cardlane/core' {
  interface ProviderOptions {
    readonly paywall?: PaywallRequestOptions | undefined
  }
}

/** The adapter for Paywall (https://developer.paywall.one): direct updates by list, merge and write, and LinkQr links. */
export const paywall = defineAdapter({
  name: 'paywall',
  options: paywallOptionsSchema,
  capabilities: paywallCapabilities,
  refusals: paywallRefusals,
  create: createPaywallOperations,
})
