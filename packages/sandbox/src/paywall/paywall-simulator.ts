import { createEffectLog } from '../effect-log.js'
import type { FaultDialect } from '../faults/stage-fault.js'
import { linkLifeMs } from '../link-life.js'
import { openLoopbackServer, type LoopbackServer } from '../loopback-server.js'
import { createRequestLog } from '../request-log.js'
import type { Route } from '../route.js'
import { runningSimulator, type ObservedSimulator } from '../running-simulator.js'
import type { SandboxWorld, Started } from '../sandbox-world.js'
import { createSeededRandom } from '../seeded-random.js'
import { createSimulatorListener } from '../simulator-listener.js'
import { paywallStrictRules } from '../strict/paywall-strict.js'
import { strictRoutes } from '../strict/strict-routes.js'
import { createPaywallVerifiers, type PaywallCredentials } from './paywall-auth.js'
import { seededCard, tokenCard, type PaywallCardFace, type PaywallCardRecord } from './paywall-card.js'
import { createPaywallCardRoutes } from './paywall-card-routes.js'
import { createPaywallEnvelopes, type PaywallEnvelopes } from './paywall-envelopes.js'
import { paywallDefaults, type PaywallSimulatorOptions } from './paywall-options.js'
import { createPaywallPaymentRoutes } from './paywall-payment-routes.js'
import type { PaywallSnapshot } from './paywall-snapshot.js'
import { rotationMs } from './paywall-unique-codes.js'
import { createPaywallState, type PaywallPaymentLink } from './paywall-state.js'

/** Paywall on loopback: card storage on one host, payment links on the other. */
export interface PaywallSimulator extends PaywallCredentials, ObservedSimulator {
  /** The card storage host, `http://127.0.0.1:PORT`; takes the private pair. */
  readonly cardUrl: string
  /** The payment host, on another port; takes the public pair. */
  readonly paymentUrl: string
  /** RelationalId1 of the card to begin with. */
  readonly relationalId1: string
  /** RelationalId2 of the card to begin with; absent when it has none. */
  readonly relationalId2?: string
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
  const settings = { ...paywallDefaults, cards: [seededCard(options.relationalId2 ?? '')], ...options }
  const { verifyPrivate, verifyPublic } = createPaywallVerifiers(credentials)
  const log = createRequestLog(world.onRequest)
  const effects = createEffectLog()
  const random = createSeededRandom(world.seed, 'paywall')
  // Before a port is opened, so that a mistake leaves none open.
  rotationMs(settings.rotation)
  const paymentLinkLifeMs = linkLifeMs(settings.paymentLinkLife)
  const [cardServer, paymentServer] = await openBoth(ports)
  const state = createPaywallState({
    ...{ clock, random, effects, paymentOrigin: paymentServer.origin, paymentLinkLifeMs },
    ...settings,
  })
  const atCards = createPaywallEnvelopes(settings)
  const atPayments = createPaywallEnvelopes({ ...settings, errorCodes: 'payment' })
  const strict = (routes: readonly Route[], { fail }: PaywallEnvelopes) =>
    world.strict ? strictRoutes(routes, paywallStrictRules(fail)) : routes
  const cardRoutes = strict(
    createPaywallCardRoutes({ state, settings, verify: verifyPrivate, envelopes: atCards }),
    atCards,
  )
  const paymentRoutes = strict(
    createPaywallPaymentRoutes({ state, settings, verify: verifyPublic, envelopes: atPayments }),
    atPayments,
  )
  const shared = { ...world, provider: 'paywall', log, effects, dialect }
  cardServer.serve(createSimulatorListener({ ...shared, routes: cardRoutes }))
  paymentServer.serve(createSimulatorListener({ ...shared, routes: paymentRoutes }))

  const first = settings.cards[0] ?? seededCard(settings.relationalId2)
  const own = {
    ...credentials,
    cardUrl: cardServer.origin,
    paymentUrl: paymentServer.origin,
    relationalId1: first.RelationalId1,
    ...(first.RelationalId2 && { relationalId2: first.RelationalId2 }),
    cards: state.cards,
    links: state.links,
    rotateUniqueCodes: () => {
      state.rotateAll()
      world.changed()
    },
    issueCardToken(card?: Partial<PaywallCardFace>) {
      const token = state.tokens.issue({ ...tokenCard, ...card })
      world.changed()
      return token
    },
  }
  return runningSimulator({
    ...{ own, log, effects, state },
    routes: [...cardRoutes, ...paymentRoutes],
    servers: [cardServer, paymentServer],
    beginAgain: (beginning) => ({ ...beginning, rotatedAt: clock.now() }),
  })
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
