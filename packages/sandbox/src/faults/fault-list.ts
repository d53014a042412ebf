import { createCampaign, type ActiveCampaign, type Campaign, type CampaignSpec } from './campaign.js'
import { providerNames, readFault, type FaultSpec, type ProviderName } from './fault.js'

/** A request as far as faults care. */
export interface FaultTarget {
  readonly provider: string
  /** Method and path as the route has them. */
  readonly route: string
}

/** A fault that is switched on. */
export interface ActiveFault {
  readonly id: string
  readonly spec: FaultSpec
  /** How many requests it has met. */
  readonly met: number
}

/** The routes that there are, by provider: `POST /0.2/update_card`. */
export type FaultRoutes = Readonly<Record<ProviderName, readonly string[]>>

export interface FaultList {
  /** Switches a fault on. @throws TypeError for a specification with a typo; it lists what exists. */
  add(spec: FaultSpec): ActiveFault
  remove(id: string): boolean
  /** Switches everything off, a campaign too. */
  clear(): void
  active(): readonly ActiveFault[]
  /**
   * Lets random requests meet random faults from here on, in a sequence that the sandbox's seed determines. It takes
   * the place of a campaign that is running. @throws TypeError for a specification with a typo.
   */
  campaign(spec: CampaignSpec): ActiveCampaign
  /** The campaign that is running. */
  activeCampaign(): ActiveCampaign | undefined
  /**
   * The fault that meets this request, which counts it. The one switched on first wins, and a campaign comes last.
   */
  take(target: FaultTarget): FaultSpec | undefined
}

interface Entry {
  readonly id: string
  readonly spec: FaultSpec
  seen: number
  met: number
}

/** `routes` are asked for when a fault names one, because the simulators come after the list. */
export function createFaultList(seed = '', routes?: () => FaultRoutes): FaultList {
  const entries: Entry[] = []
  let running: Campaign | undefined
  let added = 0

  const list: FaultList = {
    add(unchecked) {
      const spec = readFault(unchecked)
      if (routes) checkRoute(spec, routes())
      added += 1
      const entry = { id: `fault-${added}`, spec, seen: 0, met: 0 }
      entries.push(entry)
      return viewOf(entry)
    },
    remove(id) {
      const index = entries.findIndex((entry) => entry.id === id)
      if (index >= 0) entries.splice(index, 1)
      return index >= 0
    },
    clear() {
      entries.length = 0
      running = undefined
    },
    active: () => entries.map(viewOf),
    campaign(spec) {
      running = createCampaign(spec, seed)
      return running.active()
    },
    activeCampaign: () => running?.active(),
    take(target) {
      const matching = entries.filter(({ spec }) => matches(spec, target))
      for (const entry of matching) entry.seen += 1
      const due = matching.find(({ spec, seen }) => seen >= (spec.nth ?? 1))
      if (due === undefined) return running?.take(target.provider as ProviderName)
      due.met += 1
      if (due.spec.times !== 'always' && due.met >= (due.spec.times ?? 1)) list.remove(due.id)
      return due.spec
    },
  }
  return list
}

const viewOf = ({ id, spec, met }: Entry): ActiveFault => ({ id, spec, met })

function matches({ provider, route }: FaultSpec, target: FaultTarget): boolean {
  return (provider ?? target.provider) === target.provider && (route ?? target.route) === target.route
}

/** A route that does not exist would wait for a request that never comes. */
function checkRoute({ provider, route }: FaultSpec, routes: FaultRoutes): void {
  const candidates = (provider === undefined ? providerNames : [provider]).flatMap((name) => routes[name])
  if (route === undefined || candidates.includes(route)) return
  throw new TypeError(`route: there is no ${route}. There are: ${candidates.join(', ')}.`)
}
