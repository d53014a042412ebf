import type { PaywallCredentials } from './paywall/paywall-auth.js'
import type { PaywintCredentials } from './paywint/paywint-auth.js'
import type { Simulators } from './start-providers.js'

/** The `providers` of a Cardlane configuration that points at a sandbox. Plain JSON, made-up credentials. */
export interface SandboxProviders {
  readonly paywint: PaywintCredentials & {
    readonly adapter: 'paywint'
    readonly environment: 'sandbox'
    readonly baseUrl: string
  }
  readonly paywall: PaywallCredentials & {
    readonly adapter: 'paywall'
    readonly environment: 'test'
    readonly cardUrl: string
    readonly paymentUrl: string
  }
  readonly sila: {
    readonly adapter: 'sila'
    readonly environment: 'sandbox'
    readonly baseUrl: string
    readonly appHandle: string
    readonly auth: {
      readonly kind: 'ecdsa'
      readonly appKey: string
      readonly userKeys: Readonly<Record<string, string>>
    }
  }
}

export function describeProviders({ paywint, paywall, sila }: Simulators): SandboxProviders {
  const { baseUrl, platformId, secretKey } = paywint
  const { cardUrl, paymentUrl, publicKey, publicClient, privateKey, privateClient } = paywall
  return {
    paywint: { adapter: 'paywint', environment: 'sandbox', baseUrl, platformId, secretKey },
    paywall: {
      adapter: 'paywall',
      environment: 'test',
      cardUrl,
      paymentUrl,
      publicKey,
      publicClient,
      privateKey,
      privateClient,
    },
    sila: {
      adapter: 'sila',
      environment: 'sandbox',
      baseUrl: sila.baseUrl,
      appHandle: sila.appHandle,
      auth: { kind: 'ecdsa', appKey: sila.appKey, userKeys: { [sila.userHandle]: sila.userKey } },
    },
  }
}
