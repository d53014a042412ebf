import type { CardProvider } from '@cardlane/core'
import { createCardlane } from 'cardlane'
import type { Subject } from '../subject.js'

type Configuration = Parameters<typeof createCardlane>[0]
type Adapters = Configuration['adapters']

interface Made {
  readonly adapters: Adapters
  readonly options: object
  readonly instances: number
}

/** Instances of one adapter that are all alike, as an application composes them. */
export function createProviders({ adapters, options, instances }: Made): readonly CardProvider[] {
  const names = Array.from({ length: instances }, (_, index) => `provider-${index + 1}`)
  const providers = Object.fromEntries(names.map((name) => [name, options]))
  const settings = { adapters, config: { default: names[0], providers } } as Configuration
  const cardlane: { provider(name: string): CardProvider } = createCardlane(settings)
  return names.map((name) => cardlane.provider(name))
}

/** Calls that go to each provider in turn. */
export function inTurn(
  providers: readonly CardProvider[],
  call: (provider: CardProvider, lane: number) => Promise<unknown>,
): Subject {
  let turn = 0
  return {
    call(lane) {
      const provider = providers[turn % providers.length]
      turn += 1
      if (provider === undefined) throw new RangeError('There has to be an instance.')
      return call(provider, lane)
    },
  }
}
