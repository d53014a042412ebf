import { openLoopbackServer } from '../loopback-server.js'
import { createRequestLog, type RequestLogEntry } from '../request-log.js'
import { createEffectLog, type CountedEffect } from '../effect-log.js'
import type { FaultDialect } from '../faults/stage-fault.js'
import { createSimulatorListener, type SimulatorWorld } from '../simulator-listener.js'
import { createPaywintVerifier, type PaywintCredentials } from './paywint-auth.js'
import { seededCard, seededUserId, type PaywintCardRecord } from './paywint-card.js'
import type { PaywintSimulatorOptions } from './paywint-options.js'
import { createPaywintRoutes } from './paywint-routes.js'
import { createPaywintState, type PaywintPaymentLink } from './paywint-state.js'

/** Paywint on loopback: its card and payment-link calls, and what its hosted pages would do. */
export interface PaywintSimulator extends PaywintCredentials {
  /** `http://127.0.0.1:PORT`. */
  readonly baseUrl: string
  /** The user who owns the first card. */
  readonly userId: string
  /** The last 500 requests, oldest first. */
  readonly requests: readonly RequestLogEntry[]
  readonly requestCount: number
  /** The ground truth: what was really changed, and how often. */
  effects(): readonly CountedEffect[]
  /** Copies of every stored card. */
  cards(): PaywintCardRecord[]
  /** Copies of every payment link that was created. */
  paymentLinks(): PaywintPaymentLink[]
  /**
   * Does what a cardholder does on the hosted page. An add link creates a card; an update link clears what was
   * pending: the confirmation that its purpose names, card images and compliance check.
   * Throws an `Error` when the link is unknown, used, or older than its 30 minutes.
   */
  completeLink(url: string): void
}

const credentials: PaywintCredentials = {
  platformId: '00000000-0000-4000-8000-00000000d3e0',
  secretKey: 'demo-paywint-secret',
}

const defaults: Required<PaywintSimulatorOptions> = {
  emptyBodyHash: 'sha256',
  staticSignature: false,
  errorBody: 'detail',
  newLinkVoidsOlder: false,
  pendingAfterAdd: [],
  cards: [seededCard],
}

const dialect: FaultDialect = {
  failureIn200: { status: 200, body: { success: false, message: 'Something went wrong', data: null } },
  enumFields: ['card_type'],
}

export async function startPaywint(world: SimulatorWorld, options: PaywintSimulatorOptions = {}) {
  const { clock } = world
  const settings = { ...defaults, ...options }
  const knownUsers = new Set([seededUserId, ...settings.cards.map((card) => card.user_id)])
  const verify = createPaywintVerifier(credentials, settings)
  const log = createRequestLog(world.onRequest)
  const effects = createEffectLog()
  const server = await openLoopbackServer()
  const state = createPaywintState({ clock, effects, origin: server.origin, ...settings })
  const routes = createPaywintRoutes({ state, knownUsers, verify, errorBody: settings.errorBody })
  server.serve(createSimulatorListener({ ...world, provider: 'paywint', log, effects, dialect, routes }))

  const simulator: PaywintSimulator = {
    ...credentials,
    baseUrl: server.origin,
    userId: settings.cards[0]?.user_id ?? seededUserId,
    get requests() {
      return log.entries()
    },
    get requestCount() {
      return log.count()
    },
    effects: effects.counted,
    cards: state.cards,
    paymentLinks: state.paymentLinks,
    completeLink: (url) => {
      state.completeLink(url)
    },
  }
  return { simulator, close: () => server.close() }
}
