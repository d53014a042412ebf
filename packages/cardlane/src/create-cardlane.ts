import type { Adapter } from '@cardlane/core/adapter'
import { container } from 'tsyringe'
import type { Cardlane } from './cardlane.js'
import { registerCardlane } from './register-cardlane.js'
import type { CardlaneSettings, ProviderConfigs } from './settings.js'
import { CardlaneToken } from './tokens.js'

/**
 * The provider instances of a configuration, in a container of their own.
 *
 * @throws ConfigurationError that lists every problem of the configuration.
 */
export function createCardlane<
  const A extends readonly Adapter[],
  const P extends ProviderConfigs<A[number], keyof P>,
>(settings: CardlaneSettings<A, P>): Cardlane<A[number], P> {
  const own = container.createChildContainer()
  registerCardlane(own, settings)
  return own.resolve<Cardlane<A[number], P>>(CardlaneToken)
}
