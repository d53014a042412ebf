import type { Operation } from '@cardlane/core'
import { drawCall, type Draw } from '../draw.js'
import type { Chance } from '../seeded.js'
import type { ActiveFault } from './endpoint.js'
import { routesOf, traitsOf, type NetworkFault, type Route } from './network-fault.js'

/** How an instance is made. */
export interface InstanceDraw {
  readonly route: Route
  /** Whether the application configures the HTTP client, with an agent of its own, or leaves it alone. */
  readonly configured: boolean
  /** The most connections that the agent of the application opens. */
  readonly maxSockets: number
}

/** What chance decides of one fault, and of the calls before, during and after it. */
export interface Episode {
  readonly fault: ActiveFault
  readonly instance: InstanceDraw
  /** Reads before it, all at once, so that there are connections that are kept. */
  readonly before: readonly Draw[]
  readonly during: readonly Draw[]
  /** A change when the fault is gone. */
  readonly after: Draw
  /** Whether the client gets time to notice what came on an idle connection. */
  readonly pauses: boolean
}

export interface EpisodeSettings {
  readonly faults: readonly NetworkFault[]
  readonly operations: readonly Operation[]
}

const changes: readonly Operation[] = ['updateCard', 'deleteCard', 'addCard']

/** Long enough for whatever has no fault. */
const patientMs = 5000

export function drawEpisode(chance: Chance, { faults, operations }: EpisodeSettings): Episode {
  const kind = chance.pick(faults)
  const isPool = kind === 'pool_busy' || kind === 'pool_crowded'
  const isKept = traitsOf(kind).at === 'kept'
  const isStray = kind.startsWith('stray_')
  const configured = kind === 'pool_busy' || chance.happens(0.5)
  const once = kind === 'pool_busy' || isStray || (!isKept && !isPool && chance.happens(0.3))
  const warm = isKept ? chance.between(1, 5) : Number(isStray || chance.happens(0.3))

  // Requests without a header of the campaign are told apart by going one by one, and by reads that change nothing, also
  // where there is no card to get.
  const reads: readonly Operation[] = configured ? ['getCard', 'listCards'] : ['listCards']
  const read = () => patient(drawCall(chance, reads))
  const change = () => limited(drawCall(chance, operations), chance)
  const further = () => (configured ? change() : limited(drawCall(chance, reads), chance))
  const crowd = kind === 'pool_crowded' ? chance.between(5, 12) : 0
  return {
    fault: { kind, times: once ? 1 : Infinity, delayMs: chance.between(30, 400) },
    instance: {
      route: chance.pick(routesOf(kind)),
      configured,
      maxSockets: kind === 'pool_busy' ? 1 : chance.pick([2, 10]),
    },
    before: Array.from({ length: warm }, read),
    during: [
      ...(kind === 'pool_busy' ? [read()] : []),
      change(),
      ...(chance.happens(0.3) ? [further()] : []),
      ...Array.from({ length: crowd }, () => limited(drawCall(chance, reads), chance)),
    ],
    after: { ...patient(drawCall(chance, changes)), fields: 'name', byRotatingId: false },
    pauses: chance.happens(0.5),
  }
}

/** With a deadline of the call's own, without one, or with a caller who gives up: at any point of the call. */
function limited(draw: Draw, chance: Chance): Draw {
  const [kind, shortMs, abortsAfterMs] = [chance.fraction(), chance.between(1, 300), chance.between(0, 200)]
  const call = patient(draw)
  if (kind < 0.4) return { ...call, deadlineMs: shortMs }
  if (kind < 0.7) return { ...call, deadlineMs: instanceDeadlineMs, abortsAfterMs }
  return { ...call, deadlineMs: instanceDeadlineMs, byInstance: true }
}

/** The budget of a call that has none of its own. */
export const instanceDeadlineMs = 1000

function patient(draw: Draw): Draw {
  const { abortsAfterMs: _abort, ...rest } = draw
  return { ...rest, deadlineMs: patientMs }
}
