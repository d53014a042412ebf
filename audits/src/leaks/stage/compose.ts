import type { CardProvider } from '@cardlane/core'
import type { Adapter, World } from '@cardlane/core/adapter'
import { CardlaneToken, cardProviderToken, registerCardlane, type Cardlane } from 'cardlane'
import { requireFromCardlane } from './from-cardlane.js'

type Container = Parameters<typeof registerCardlane>[0]

/** Everything that composing gives into the hands of an application. */
export interface Composed {
  readonly container: Container
  readonly cardlane: Cardlane
  readonly provider: CardProvider
}

export interface Settings {
  readonly adapter: Adapter
  readonly options: Readonly<Record<string, unknown>>
  readonly world: Partial<World>
}

const { container: root } = requireFromCardlane('tsyringe') as { readonly container: Container }

const name = 'audited'

export function compose({ adapter, options, world }: Settings): Composed {
  const container = root.createChildContainer()
  const config = { providers: { [name]: { adapter: adapter.name, ...options } } }
  registerCardlane(container, { adapters: [adapter], config, world })
  return {
    container,
    cardlane: container.resolve(CardlaneToken),
    provider: container.resolve(cardProviderToken(name)),
  }
}
