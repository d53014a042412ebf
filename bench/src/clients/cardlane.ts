import type { CardProvider } from '@cardlane/core'
import { createCardlane } from 'cardlane'
import type { Client, Setting } from './client.js'

type Settings = Parameters<typeof createCardlane>[0]

interface Wanted {
  readonly adapter: Settings['adapters'][number]
  readonly options: object
  readonly setting: Setting
}

/** Instances of one adapter that are all alike, composed as an application does it. Calls go to each in turn. */
export function cardlaneClient(
  { adapter, options, setting: { instances, listener } }: Wanted,
  call: (provider: CardProvider, owner: number) => Promise<unknown>,
): Client {
  const names = Array.from({ length: instances }, (_, index) => `instance-${index + 1}`)
  const providers = Object.fromEntries(names.map((name) => [name, options]))
  const cardlane: { provider(name: string): CardProvider } = createCardlane({
    adapters: [adapter],
    config: { default: names[0], providers } as Settings['config'],
    world: listener === undefined ? undefined : { onEvent: listener },
  })
  const made = names.map((name) => cardlane.provider(name))
  let turn = 0
  return {
    call(owner) {
      const provider = made[turn % made.length]
      turn += 1
      if (provider === undefined) throw new RangeError('There has to be an instance.')
      return call(provider, owner)
    },
  }
}
