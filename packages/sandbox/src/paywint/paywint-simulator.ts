import { createEffectLog } from '../effect-log.js'
import type { FaultDialect } from '../faults/stage-fault.js'
import { linkLifeMs } from '../link-life.js'
import { openLoopbackServer } from '../loopback-server.js'
import { createRequestLog } from '../request-log.js'
import { runningSimulator, type ObservedSimulator } from '../running-simulator.js'
import type { SandboxWorld, Started } from '../sandbox-world.js'
import { createSeededRandom } from '../seeded-random.js'
import { createSimulatorListener } from '../simulator-listener.js'
import { paywintStrictRules } from '../strict/paywint-strict.js'
import { strictRoutes } from '../strict/strict-routes.js'
import { createPaywintVerifier, type PaywintCredentials } from './paywint-auth.js'
import { seededUserId, type PaywintCardRecord } from './paywint-card.js'
import { createPaywintEnvelopes } from './paywint-envelopes.js'
import { paywintDefaults, type PaywintSimulatorOptions } from './paywint-options.js'
import { createPaywintRoutes } from './paywint-routes.js'
import type { PaywintSnapshot } from './paywint-snapshot.js'
import { createPaywintState, type PaywintPaymentLink } from './paywint-state.js'

/** Paywint on loopback: its card and payment-link calls, and what its hosted pages would do. */
export interface PaywintSimulator extends PaywintCredentials, ObservedSimulator {
  /** `http://127.0.0.1:PORT`. */
  readonly baseUrl: string
  /** The user who owns the first card. */
  readonly userId: string
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
  const settings = { ...paywintDefaults, ...options }
  // Before a port is opened, so that a mistake leaves none open.
  const paymentLinkLifeMs = linkLifeMs(settings.paymentLinkLife)
  const knownUsers = new Set([seededUserId, ...settings.cards.map((card) => card.user_id)])
  const log = createRequestLog(world.onRequest)
  const effects = createEffectLog()
  const random = createSeededRandom(world.seed, 'paywint')
  const server = await openLoopbackServer(port)
  const state = createPaywintState({
    ...{ clock, random, effects, origin: server.origin, knownUsers, paymentLinkLifeMs },
    ...settings,
  })
  const verify = createPaywintVerifier(credentials, settings)
  const envelopes = createPaywintEnvelopes(settings)
  const lenient = createPaywintRoutes({ state, knownUsers, verify, envelopes, settings })
  const routes = world.strict ? strictRoutes(lenient, paywintStrictRules) : lenient
  server.serve(createSimulatorListener({ ...world, provider: 'paywint', log, effects, dialect, routes }))

  const own = {
    ...credentials,
    baseUrl: server.origin,
    userId: settings.cards[0]?.user_id ?? seededUserId,
    cards: state.cards,
    paymentLinks: state.paymentLinks,
    completeLink: (url: string) => {
      state.completeLink(url)
      world.changed()
    },
  }
  return runningSimulator({ own, log, effects, routes, servers: [server], state })
}
