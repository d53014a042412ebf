import { ConfigurationError, type Capabilities, type CardProvider } from '@cardlane/core'
import type { Adapter } from '@cardlane/core/adapter'
import type { DependencyContainer } from 'tsyringe'
import type { ProviderConfigs } from './settings.js'
import { cardProviderToken } from './tokens.js'

/** The capabilities of the instance that is configured as `C`. */
export type CapabilitiesOf<A extends Adapter, C> = C extends { readonly adapter: infer N }
  ? Extract<A, { readonly name: N }>['capabilities']
  : Capabilities

/** The provider instances of an application. */
export interface Cardlane<A extends Adapter = Adapter, P = ProviderConfigs> {
  /** The names of the instances, as configured. */
  readonly names: readonly (keyof P & string)[]
  /**
   * The instance of this name, or the default one. Made on first use, and the same one ever after.
   *
   * @throws ConfigurationError that lists the known names when there is none of this name, or no default.
   */
  provider(): CardProvider
  provider<N extends keyof P & string>(name: N): CardProvider<CapabilitiesOf<A, P[N]>>
}

export function cardlaneOf(
  container: DependencyContainer,
  names: readonly string[],
  defaultName?: string,
): Cardlane {
  return Object.freeze({
    names,
    provider(name: string | undefined = defaultName) {
      if (name === undefined || !names.includes(name)) throw unknownProvider(name, names)
      return container.resolve<CardProvider>(cardProviderToken(name))
    },
  })
}

export function unknownProvider(name: string | undefined, names: readonly string[]): ConfigurationError {
  const known = `the configuration has: ${names.join(', ')}`
  return name === undefined
    ? new ConfigurationError([{ path: 'default', message: `is missing, so name the provider; ${known}` }])
    : new ConfigurationError([{ path: `providers.${name}`, message: `is not configured; ${known}` }])
}
