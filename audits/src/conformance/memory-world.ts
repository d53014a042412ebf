import type { Backend, SeedCard, World } from '@cardlane/conformance'
import { MemoryBackend } from '@cardlane/core/testing'

const owner = 'anna'

/** The provider in memory for unit tests: it sends nothing and has no credentials. */
export const memoryWorld: World = { open, wire: false }

function open(cards: readonly SeedCard[]): Promise<Backend> {
  const backend = new MemoryBackend({ cards: cards.map((card) => ({ owner, ...card })) })
  return Promise.resolve({
    options: { backend },
    wrongOptions: {},
    credentials: [],
    owner,
    unknownCardId: 'no-such-card',
    cards: () =>
      backend
        .cards(owner)
        .map(({ ref, name = '', last4 = '', expiry = { month: 1, year: 2000 }, ...rest }) => ({
          ...{ key: ref.id, name, last4, expiry, rest },
          expiryText: JSON.stringify(expiry),
        })),
    effects: () => backend.effects(),
    cardToken: () => backend.token({ last4: '4444' }),
    close: () => Promise.resolve(),
  })
}
