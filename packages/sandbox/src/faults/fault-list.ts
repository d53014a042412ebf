import { createCampaign, type ActiveCampaign, type Campaign, type CampaignSpec } from './campaign.js'
import { providerNames, readFault, type FaultSpec, type ProviderName } from './fault.js'
import { createLateRequests } from './late-requests.js'

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
  /** Switches one off; `false` when it is not on. */
  remove(id: string): boolean
  /** Switches everything off, a campaign too. */
  clear(): void
  active(): readonly ActiveFault[]
  /** The routes that a fault may name. */
  routes(): FaultRoutes
  /**
   * Lets random requests meet random faults from here on, in a sequence that the sandbox's seed determines. It takes
   * the place of a campaign that is running. @throws TypeError for a specification with a typo.
   */
  campaign(spec: CampaignSpec): ActiveCampaign
  /** Ends the campaign and leaves the other faults on; `false` when none is running. */
  stopCampaign(): boolean
  /** The campaign that is running. */
  activeCampaign(): ActiveCampaign | undefined
  /** How many requests have lost their connection to `drop_late` and are still to be processed. */
  pending(): number
  /**
   * The fault that meets this request, which counts it. The one switched on first wins, and a campaign comes last.
   */
  take(target: FaultTarget): FaultSpec | undefined
}

/** A list that its sandbox can also take back to its start, and end. */
export interface RestartableFaultList extends FaultList {
  /** Leaves these faults on and no others, numbered from the first, gives up what is pending, and tells nobody. */
  restart(specs: readonly FaultSpec[]): void
  /** Waits until a late request is to be processed; `false` when it never will be. */
  readonly due: (ms: number) => Promise<boolean>
  /** Gives up what is pending, for good. */
  close(): void
}

export interface FaultListSetup {
  /** What campaigns are drawn from. */
  readonly seed?: string
  /** Asked for when a fault names one, because the simulators come after the list. */
  readonly routes?: () => FaultRoutes
  /** Hears that something was switched on or off. */
  readonly changed?: () => void
}

interface Entry {
  readonly id: string
  readonly spec: FaultSpec
  seen: number
  met: number
}

const noRoutes: FaultRoutes = { paywint: [], paywall: [], sila: [] }

export function createFaultList(setup: FaultListSetup = {}): RestartableFaultList {
  const { seed = '', routes = () => noRoutes, changed = () => undefined } = setup
  const entries: Entry[] = []
  const late = createLateRequests()
  let running: Campaign | undefined
  let added = 0

  const switchOn = (unchecked: FaultSpec): Entry => {
    const spec = readFault(unchecked)
    checkRoute(spec, routes())
    added += 1
    const entry = { id: `fault-${added}`, spec, seen: 0, met: 0 }
    entries.push(entry)
    return entry
  }
  const switchOff = (id: string): boolean => {
    const index = entries.findIndex((entry) => entry.id === id)
    if (index >= 0) entries.splice(index, 1)
    return index >= 0
  }
  const switchAllOff = (): void => {
    entries.length = 0
    running = undefined
  }

  return {
    add(spec) {
      const entry = switchOn(spec)
      changed()
      return viewOf(entry)
    },
    remove(id) {
      const wasOn = switchOff(id)
      if (wasOn) changed()
      return wasOn
    },
    clear() {
      switchAllOff()
      changed()
    },
    active: () => entries.map(viewOf),
    routes,
    campaign(spec) {
      running = createCampaign(spec, seed)
      changed()
      return running.active()
    },
    stopCampaign() {
      const wasRunning = running !== undefined
      running = undefined
      if (wasRunning) changed()
      return wasRunning
    },
    activeCampaign: () => running?.active(),
    pending: late.pending,
    take(target) {
      const matching = entries.filter(({ spec }) => matches(spec, target))
      for (const entry of matching) entry.seen += 1
      const due = matching.find(({ spec, seen }) => seen >= (spec.nth ?? 1))
      if (due === undefined) return running?.take(target.provider as ProviderName)
      due.met += 1
      if (due.spec.times !== 'always' && due.met >= (due.spec.times ?? 1)) switchOff(due.id)
      return due.spec
    },
    restart(specs) {
      switchAllOff()
      late.giveUp()
      added = 0
      specs.forEach(switchOn)
    },
    due: late.due,
    close: late.close,
  }
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
