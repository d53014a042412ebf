import { createProvider, type CardlaneEvent } from '@cardlane/core/adapter'
import { paywall, type PaywallOptions } from '../index.js'
import { stableId } from './answers.js'
import { createManualClock } from '@cardlane/core/testing'

export const owner = '003'
export const card = { owner, id: stableId }
export const cardToken = '0f0c2f7e-90a1-4d0c-9a51-0f6f6f0e7a11'

const cardUrl = 'https://test-card-api.itspaywall.com/paywall/card'
export const routes = {
  list: `GET ${cardUrl}`,
  update: `PUT ${cardUrl}`,
  remove: `DELETE ${cardUrl}`,
  add: `POST ${cardUrl}/tokenization`,
  pay: 'POST https://test-payment-api.itspaywall.com/api/paywall/linkqr/generate',
} as const

export const options = {
  environment: 'test',
  publicKey: 'demo-public-key',
  publicClient: 'demo-public-client',
  privateKey: 'demo-private-key',
  privateClient: 'demo-private-client',
} as const satisfies PaywallOptions

export const privatePair = { apikeyprivate: 'demo-private-key', apiclientprivate: 'demo-private-client' }
export const publicPair = { apikeypublic: 'demo-public-key', apiclientpublic: 'demo-public-client' }

/** One attempt per request, unless a test asks for more: then the clock jumps over every pause. */
export function startPaywall(overrides: Partial<PaywallOptions> = {}) {
  const clock = createManualClock()
  const onEvent = (event: CardlaneEvent) => {
    const { pauseMs } = { pauseMs: undefined, ...event }
    if (pauseMs === undefined) return
    queueMicrotask(() => {
      clock.advance(pauseMs)
    })
  }
  const provider = createProvider(paywall, {
    id: 'paywall-test',
    options: { ...options, maxAttempts: 1, ...overrides },
    world: { clock, random: () => 0, onEvent },
  })
  return { provider, clock }
}
