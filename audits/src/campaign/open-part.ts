import type { World } from '@cardlane/core/adapter'
import { startSandbox, type Sandbox } from '@cardlane/sandbox'
import { usualOperations } from './draw.js'
import { firstCards, hireCrew, laneNames, openLanes } from './lanes.js'
import type { LeakWatch } from './leak-watch.js'
import { openRequestBook, type RequestBook } from './request-book.js'
import { usualFaults, type CampaignOptions } from './run-campaign.js'
import { createChance } from './seeded.js'
import type { Stalls } from './stalls.js'
import type { Job } from './work.js'

export interface PartSettings {
  readonly options: CampaignOptions
  readonly runs: number
  /** How many of the requests meet a fault of the provider's. */
  readonly rate: number
  readonly stalls: Stalls
  readonly leaks: LeakWatch
}

/** One sandbox, and who works with it. */
export interface Part {
  readonly sandbox: Sandbox
  readonly book: RequestBook
  readonly jobs: readonly Job[]
  /** What surrounds an instance: with a configured HTTP client, and with one that is left alone. */
  readonly worlds: { readonly configured: World; readonly plain: Omit<World, 'configureHttp'> }
}

/** `pending`: how many requests are on their way to the sandbox. */
export async function openPart(
  { options, runs, rate, stalls, leaks }: PartSettings,
  pending: () => number = () => 0,
): Promise<Part> {
  const { seed, kinds = usualFaults, lanes: chosen = laneNames, operations = usualOperations } = options
  const crew = hireCrew(seed)
  const sandbox = await startSandbox({ seed, ...firstCards(crew, seed) })
  const book = openRequestBook(sandbox, () => sandbox.faults.pending() + pending())
  const plain = {
    clock: leaks.world.clock,
    onEvent: book.world.onEvent,
    // No wait between attempts but what a provider asks for.
    random: () => 0,
  }
  const configured: World = {
    ...plain,
    configureHttp(http) {
      leaks.world.configureHttp(http)
      book.world.configureHttp(http)
    },
  }
  const lanes = openLanes(sandbox, configured).filter(({ name }) => chosen.includes(name))
  const jobs = lanes.flatMap((lane, laneIndex) => {
    const holders = crew[lane.name]
    const calls = share(runs, lanes.length, laneIndex)
    return holders.map((holder, index) => ({
      ...{ lane, holder, book, stalls, operations },
      chance: createChance(seed, holder.name),
      count: share(calls, holders.length, index),
      onListenerLeft: leaks.onListenerLeft,
    }))
  })
  sandbox.faults.campaign({ rate, kinds })
  return { sandbox, book, jobs, worlds: { configured, plain } }
}

/** A fair share of whole calls. */
export const share = (total: number, parts: number, index: number): number =>
  Math.floor((total * (index + 1)) / parts) - Math.floor((total * index) / parts)
