import type { SandboxProviders } from './sandbox-providers.js'

/** A whole `cardlane.config.json`: a file names adapters by their package. */
export interface ConfigurationFile {
  readonly default: string
  readonly providers: Readonly<Record<string, object>>
}

export function configurationFile({ paywint, paywall, sila }: SandboxProviders): ConfigurationFile {
  return {
    default: 'sila',
    providers: {
      paywint: { ...paywint, adapter: '@cardlane/paywint' },
      paywall: { ...paywall, adapter: '@cardlane/paywall' },
      sila: { ...sila, adapter: '@cardlane/sila' },
    },
  }
}
