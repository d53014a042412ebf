import type { CardProvider } from '@cardlane/core'
import { createProvider, type Adapter } from '@cardlane/core/adapter'
import { instanceCachingFactory, type DependencyContainer } from 'tsyringe'
import { cardlaneOf, unknownProvider } from './cardlane.js'
import { checkConfig } from './check-config.js'
import type { CardlaneSettings, ProviderConfigs } from './settings.js'
import { CardlaneToken, CardProviderToken, cardProviderToken } from './tokens.js'

/**
 * Registers the provider instances in a container: `CardProviderToken` for the default, `cardProviderToken(name)` for each,
 * `CardlaneToken` for all of them. Each is made on first use. To replace one in a test, register another value under its
 * token; the default follows.
 *
 * @throws ConfigurationError that lists every problem of the configuration.
 */
export function registerCardlane<
  const A extends readonly Adapter[],
  const P extends ProviderConfigs<A[number], keyof P>,
>(container: DependencyContainer, settings: CardlaneSettings<A, P>): void {
  const { providers, defaultName } = checkConfig(settings)
  const names = providers.map(({ name }) => name)

  for (const { name: id, adapter, options } of providers) {
    container.register<CardProvider>(cardProviderToken(id), {
      useFactory: instanceCachingFactory(() =>
        createProvider(adapter, { id, options, world: settings.world }),
      ),
    })
  }
  container.register<CardProvider>(CardProviderToken, {
    useFactory(resolver) {
      if (defaultName === undefined) throw unknownProvider(undefined, names)
      return resolver.resolve(cardProviderToken(defaultName))
    },
  })
  container.register(CardlaneToken, { useFactory: (resolver) => cardlaneOf(resolver, names, defaultName) })
}
