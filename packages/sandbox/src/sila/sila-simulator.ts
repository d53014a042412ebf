import { openLoopbackServer } from '../loopback-server.js'
import { createRequestLog, type RequestLogEntry } from '../request-log.js'
import { createEffectLog, type CountedEffect } from '../effect-log.js'
import type { FaultDialect } from '../faults/stage-fault.js'
import { routeName, type SandboxWorld, type Started } from '../sandbox-world.js'
import { createSeededRandom } from '../seeded-random.js'
import { createSimulatorListener } from '../simulator-listener.js'
import { silaStrictRules, silaStrictSwitches } from '../strict/sila-strict.js'
import { strictRoutes } from '../strict/strict-routes.js'
import { createSilaAccessTokens } from './sila-access-tokens.js'
import type { SilaCredentials } from './sila-auth.js'
import { seededCard, tokenCard, type SilaCardRecord, type SilaTokenCard } from './sila-card.js'
import type { SilaSimulatorOptions } from './sila-options.js'
import { createSilaRoutes } from './sila-routes.js'
import type { SilaSnapshot } from './sila-snapshot.js'
import { createSilaState } from './sila-state.js'

/** Sila on loopback: its card endpoints for one app and one user, by signatures or by access token. */
export interface SilaSimulator extends SilaCredentials {
  /** `http://127.0.0.1:PORT/0.2`. */
  readonly baseUrl: string
  /** The last 500 requests, oldest first. */
  readonly requests: readonly RequestLogEntry[]
  readonly requestCount: number
  /** The ground truth: what was really changed, and how often. */
  effects(): readonly CountedEffect[]
  /** Copies of every linked card. */
  cards(): SilaCardRecord[]
  /** A token as Checkout.com would give it to the browser: links one card, once, within 15 minutes. */
  issueCardToken(card?: Partial<SilaTokenCard>): string
}

const credentials: SilaCredentials = {
  appHandle: 'handle.silamoney.eth',
  appKey: '11'.repeat(32),
  clientId: 'demo-sila-client',
  clientSecret: 'demo-sila-secret',
  userHandle: 'user.silamoney.eth',
  userKey: '22'.repeat(32),
}

const defaults: Required<SilaSimulatorOptions> = {
  createdWindowSeconds: 300,
  badSignatureStatus: 401,
  unknownCardStatus: 404,
  duplicateNameStatus: 400,
  updateCardVerb: 'both',
  bearerForm: 'both',
  includeSilaReferenceId: true,
  cards: [seededCard],
}

const dialect: FaultDialect = {
  failureIn200: {
    status: 200,
    body: { success: false, status: 'FAILURE', message: 'Something went wrong.' },
  },
  enumFields: ['card_type', 'card_network'],
}

export interface SilaStart {
  readonly options?: SilaSimulatorOptions | undefined
  /** Default: a free one. */
  readonly port?: number | undefined
}

export async function startSila(
  world: SandboxWorld,
  { options, port }: SilaStart = {},
): Promise<Started<SilaSimulator, SilaSnapshot>> {
  const { clock } = world
  const settings = { ...defaults, ...(world.strict && silaStrictSwitches), ...options }
  const log = createRequestLog(world.onRequest)
  const effects = createEffectLog()
  const random = createSeededRandom(world.seed, 'sila')
  const server = await openLoopbackServer(port)
  const accessTokens = createSilaAccessTokens(clock, random)
  const state = createSilaState({ clock, random, effects, accessTokens, cards: settings.cards })
  const lenient = createSilaRoutes({ clock, random, state, settings, credentials, accessTokens })
  const routes = world.strict ? strictRoutes(lenient, silaStrictRules) : lenient
  server.serve(createSimulatorListener({ ...world, provider: 'sila', log, effects, dialect, routes }))
  const beginning = state.snapshot()

  const simulator: SilaSimulator = {
    ...credentials,
    baseUrl: `${server.origin}/0.2`,
    get requests() {
      return log.entries()
    },
    get requestCount() {
      return log.count()
    },
    effects: effects.counted,
    cards: state.cards,
    issueCardToken(card) {
      const token = state.tokens.issue({ ...tokenCard, ...card })
      world.changed()
      return token
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
