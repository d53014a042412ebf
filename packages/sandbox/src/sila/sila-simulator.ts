import { createEffectLog } from '../effect-log.js'
import type { FaultDialect } from '../faults/stage-fault.js'
import { openLoopbackServer } from '../loopback-server.js'
import { createRequestLog } from '../request-log.js'
import { runningSimulator, type ObservedSimulator } from '../running-simulator.js'
import type { SandboxWorld, Started } from '../sandbox-world.js'
import { createSeededRandom } from '../seeded-random.js'
import { createSimulatorListener } from '../simulator-listener.js'
import { silaStrictRules, silaStrictSwitches } from '../strict/sila-strict.js'
import { strictRoutes } from '../strict/strict-routes.js'
import { createSilaAccessTokens } from './sila-access-tokens.js'
import type { SilaCredentials } from './sila-auth.js'
import { tokenCard, type SilaCardRecord, type SilaTokenCard } from './sila-card.js'
import { silaDefaults, type SilaSimulatorOptions } from './sila-options.js'
import { createSilaReferences } from './sila-references.js'
import { createSilaRoutes } from './sila-routes.js'
import type { SilaSnapshot } from './sila-snapshot.js'
import { createSilaState } from './sila-state.js'

/** Sila on loopback: its card endpoints for one app and one user, by signatures or by access token. */
export interface SilaSimulator extends SilaCredentials, ObservedSimulator {
  /** `http://127.0.0.1:PORT/0.2`. */
  readonly baseUrl: string
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
  const settings = { ...silaDefaults, ...(world.strict && silaStrictSwitches), ...options }
  const log = createRequestLog(world.onRequest)
  const effects = createEffectLog()
  const random = createSeededRandom(world.seed, 'sila')
  const server = await openLoopbackServer(port)
  const accessTokens = createSilaAccessTokens(clock, random)
  const references = createSilaReferences()
  const memory = { clock, random, accessTokens, references }
  const state = createSilaState({ ...memory, effects, cards: settings.cards })
  const lenient = createSilaRoutes({ ...memory, state, settings, credentials })
  const routes = world.strict ? strictRoutes(lenient, silaStrictRules) : lenient
  server.serve(createSimulatorListener({ ...world, provider: 'sila', log, effects, dialect, routes }))

  const own = {
    ...credentials,
    baseUrl: `${server.origin}/0.2`,
    cards: state.cards,
    issueCardToken(card?: Partial<SilaTokenCard>) {
      const token = state.tokens.issue({ ...tokenCard, ...card })
      world.changed()
      return token
    },
  }
  return runningSimulator({ own, log, effects, routes, servers: [server], state })
}
