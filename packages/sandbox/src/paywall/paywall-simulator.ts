import { openLoopbackServer, type LoopbackServer } from '../loopback-server.js'
import { createRequestLog, type RequestLogEntry } from '../request-log.js'
import type { Route } from '../route.js'
import { createEffectLog, type CountedEffect } from '../effect-log.js'
import type { FaultDialect } from '../faults/stage-fault.js'
import { routeName, type SandboxWorld, type Started } from '../sandbox-world.js'
import { createSeededRandom } from '../seeded-random.js'
import { createSimulatorListener } from '../simulator-listener.js'
import { paywallStrictRules } from '../strict/paywall-strict.js'
import { strictRoutes } from '../strict/strict-routes.js'
import { createPaywallVerifiers, type PaywallCredentials } from './paywall-auth.js'
import { seededCard, tokenCard, type PaywallCardFace, type PaywallCardRecord } from './paywall-card.js'
import { createPaywallCardRoutes } from './paywall-card-routes.js'
import type { PaywallSimulatorOptions } from './paywall-options.js'
import { createPaywallPaymentRoutes } from './paywall-payment-routes.js'
import type { PaywallSnapshot } from './paywall-snapshot.js'
import { rotationMs } from './paywall-unique-codes.js'
import { createPaywallState, type PaywallPaymentLink } from './paywall-state.js'

/** Paywall on loopback: card storage on one host, payment links on the other. */
export interface PaywallSimulator extends PaywallCredentials {
  /** The card storage host, `http://127.0.0.1:PORT`; takes the private pair. */
  readonly cardUrl: string
  /** The payment host, on another port; takes the public pair. */
  readonly paymentUrl: string
  /** RelationalId1 of the card to begin with. */
  readonly relationalId1: string
  /** RelationalId2 of the card to begin with; absent when it has none. */
  readonly relationalId2?: string
  /** The last 500 requests to either host, oldest first. */
  readonly requests: readonly RequestLogEntry[]
  readonly requestCount: number
  /** The ground truth: what was really changed, and how often. */
  effects(): readonly CountedEffect[]
  /** Copies of every stored card, with its current UniqueCode. */
  cards(): PaywallCardRecord[]
  /** Copies of every payment link that was created. */
  links(): PaywallPaymentLink[]
  /** Gives every card a new UniqueCode, as Paywall does now and then. */
  rotateUniqueCodes(): void
  /** A token as the browser would get it: a GUID that saves one card, once, within 30 minutes. */
  issueCardToken(card?: Partial<PaywallCardFace>): string
}

const credentials: PaywallCredentials = {
  publicKey: 'demo-paywall-public-key',
  publicClient: 'demo-paywall-public-client',
  privateKey: 'demo-paywall-private-key',
  privateClient: 'demo-paywall-private-client',
}

const defaults: Omit<Required<PaywallSimulatorOptions>, 'cards'> = {
  rotation: 'manual',
  graceOldCodes: false,
  emptyList: 'array',
  failureStatus: 200,
  authFailureStatus: 401,
  authErrorCode: 77,
  pastExpiry: 'accept',
  relationalId2: '',
}

const dialect: FaultDialect = {
  failureIn200: {
    status: 200,
    body: { ErrorCode: 1, Result: false, Message: 'Something went wrong', Body: null },
  },
  enumFields: ['CardType', 'CardBrand', 'CardKind'],
}

export interface PaywallStart {
  readonly options?: PaywallSimulatorOptions | undefined
  /** Default: free ones. */
  readonly ports?: { readonly cards: number; readonly payments: number } | undefined
}

export async function startPaywall(
  world: SandboxWorld,
  { options = {}, ports }: PaywallStart = {},
): Promise<Started<PaywallSimulator, PaywallSnapshot>> {
  const { clock } = world
  const settings = { ...defaults, cards: [seededCard(options.relationalId2 ?? '')], ...options }
  const { verifyPrivate, verifyPublic } = createPaywallVerifiers(credentials)
  const log = createRequestLog(world.onRequest)
  const effects = createEffectLog()
  const random = createSeededRandom(world.seed, 'paywall')
  // Before a port is opened, so that a mistake leaves none open.
  rotationMs(settings.rotation)
  const [cardServer, paymentServer] = await openBoth(ports)
  const state = createPaywallState({
    ...{ clock, random, effects, paymentOrigin: paymentServer.origin },
    ...settings,
  })
  const strict = (routes: readonly Route[]) =>
    world.strict ? strictRoutes(routes, paywallStrictRules) : routes
  const cardRoutes = strict(createPaywallCardRoutes({ state, settings, verify: verifyPrivate }))
  const paymentRoutes = strict(createPaywallPaymentRoutes({ state, settings, verify: verifyPublic }))
  const shared = { ...world, provider: 'paywall', log, effects, dialect }
  cardServer.serve(createSimulatorListener({ ...shared, routes: cardRoutes }))
  paymentServer.serve(createSimulatorListener({ ...shared, routes: paymentRoutes }))
  const beginning = state.snapshot()

  const first = settings.cards[0] ?? seededCard(settings.relationalId2)
  const simulator: PaywallSimulator = {
    ...credentials,
    cardUrl: cardServer.origin,
    paymentUrl: paymentServer.origin,
    relationalId1: first.RelationalId1,
    ...(first.RelationalId2 && { relationalId2: first.RelationalId2 }),
    get requests() {
      return log.entries()
    },
    get requestCount() {
      return log.count()
    },
    effects: effects.counted,
    cards: state.cards,
    links: state.links,
    rotateUniqueCodes: () => {
      state.rotateAll()
      world.changed()
    },
    issueCardToken(card) {
      const token = state.tokens.issue({ ...tokenCard, ...card })
      world.changed()
      return token
    },
  }
  return {
    simulator,
    routes: [...cardRoutes, ...paymentRoutes].map(routeName),
    snapshot: state.snapshot,
    restore: (saved) => {
      state.restore(saved)
    },
    reset() {
      state.restore({ ...beginning, rotatedAt: clock.now() })
      log.clear()
    },
    async close() {
      await Promise.all([cardServer.close(), paymentServer.close()])
    },
  }
}

/** When the second cannot be opened, the first does not stay open. */
async function openBoth(ports: PaywallStart['ports']): Promise<readonly [LoopbackServer, LoopbackServer]> {
  const cards = await openLoopbackServer(ports?.cards)
  try {
    return [cards, await openLoopbackServer(ports?.payments)]
  } catch (error) {
    await cards.close()
    throw error
  }
}
