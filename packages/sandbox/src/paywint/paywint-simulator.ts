import { openLoopbackServer } from '../loopback-server.js'
import { createRequestLog, type RequestLogEntry } from '../request-log.js'
import { createEffectLog, type CountedEffect } from '../effect-log.js'
import type { FaultDialect } from '../faults/stage-fault.js'
import { routeName, type SandboxWorld, type Started } from '../sandbox-world.js'
import { createSeededRandom } from '../seeded-random.js'
import { createSimulatorListener } from '../simulator-listener.js'
import { paywintStrictRules } from '../strict/paywint-strict.js'
import { strictRoutes } from '../strict/strict-routes.js'
import { createPaywintVerifier, type PaywintCredentials } from './paywint-auth.js'
import { seededCard, seededUserId, type PaywintCardRecord } from './paywint-card.js'
import type { PaywintSimulatorOptions } from './paywint-options.js'
import { createPaywintRoutes } from './paywint-routes.js'
import type { PaywintSnapshot } from './paywint-snapshot.js'
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

export interface PaywintStart {
  readonly options?: PaywintSimulatorOptions | undefined
  /** Default: a free one. */
  readonly port?: number | undefined
}

export async function startPaywint(
  world: SandboxWorld,
  { options, port }: PaywintStart = {},
): Promise<Started<PaywintSimulator, PaywintSnapshot>> {
  const { clock } = world
  const settings = { ...defaults, ...options }
  const knownUsers = new Set([seededUserId, ...settings.cards.map((card) => card.user_id)])
  const verify = createPaywintVerifier(credentials, settings)
  const log = createRequestLog(world.onRequest)
  const effects = createEffectLog()
  const random = createSeededRandom(world.seed, 'paywint')
  const server = await openLoopbackServer(port)
  const state = createPaywintState({
    ...{ clock, random, effects, origin: server.origin, knownUsers },
    ...settings,
  })
  const lenient = createPaywintRoutes({ state, knownUsers, verify, errorBody: settings.errorBody })
  const routes = world.strict ? strictRoutes(lenient, paywintStrictRules) : lenient
  server.serve(createSimulatorListener({ ...world, provider: 'paywint', log, effects, dialect, routes }))
  const beginning = state.snapshot()

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
      world.changed()
    },
  }
  return {
    simulator,
    routes: routes.map(routeName),
    snapshot: state.snapshot,
    restore: (saved) => {
      state.restore(saved)
    },
    reset() {
      state.restore(beginning)
      log.clear()
    },
    close: () => server.close(),
  }
}
