import type { CardProvider, Operation } from '@cardlane/core'
import { faultKinds, startSandbox, type FaultKind } from '@cardlane/sandbox'
import { usualOperations } from './draw.js'
import type { Finding } from './finding.js'
import { judgeRun } from './judge-run.js'
import { firstCards, hireCrew, laneNames, openLanes, type Lane, type LaneName } from './lanes.js'
import { watchLeaks } from './leak-watch.js'
import { openRequestBook, type RequestBook } from './request-book.js'
import type { Run } from './run.js'
import { createChance } from './seeded.js'
import { work, type Job, type Work } from './work.js'

export interface CampaignOptions {
  /** How many calls to make, over all instances together. */
  readonly runs: number
  readonly seed: string
  /** How many of the requests meet a fault: more than 0, at most 1. */
  readonly rate: number
  /** Which instances are called. Default: all. */
  readonly lanes?: readonly LaneName[] | undefined
  /** Which operations are called. Default: all, the more interesting ones more often. */
  readonly operations?: readonly Operation[] | undefined
  /** Which faults are met. Default: all but `huge_body`, whose 50 MB take long and prove nothing more than 1 MB. */
  readonly kinds?: readonly FaultKind[] | undefined
  /** Puts something between the campaign and an instance, to see that the campaign notices what it does. */
  readonly wrap?: (provider: CardProvider, lane: LaneName) => CardProvider
}

export interface Campaign {
  readonly runs: readonly Run[]
  readonly findings: readonly Finding[]
  /** What was left behind. */
  readonly leaks: readonly string[]
  /** Changes that no call has asked for. */
  readonly strays: readonly string[]
  readonly requests: number
  readonly faults: number
  readonly durationMs: number
}

export const usualFaults = faultKinds.filter((kind) => kind !== 'huge_body')

/** An instance serves so many bursts; then the application starts anew, and fetches tokens anew. */
const burstsPerInstance = 40

/** Calls every operation of every adapter under random faults, and holds what was said against what is true. */
export async function runCampaign(options: CampaignOptions): Promise<Campaign> {
  const { seed, rate, kinds = usualFaults, lanes: chosen = laneNames } = options
  const startedAt = performance.now()
  const leaks = watchLeaks()
  const crew = hireCrew(seed)
  const sandbox = await startSandbox({ seed, ...firstCards(crew, seed) })
  try {
    const book = openRequestBook(sandbox)
    const all = openLanes(sandbox, {
      ...leaks.world,
      ...book.world,
      configureHttp(http) {
        leaks.world.configureHttp(http)
        book.world.configureHttp(http)
      },
      // No wait between attempts but what a provider asks for.
      random: () => 0,
    })
    const lanes = all.filter(({ name }) => chosen.includes(name))
    sandbox.faults.campaign({ rate, kinds })
    const shares = lanes.map((lane, index) => {
      const count = share(options.runs, lanes.length, index)
      return { lane, jobs: jobsOf(lane, { count, options, crew: crew[lane.name], book, leaks }) }
    })
    const done = await Promise.all(
      shares.map(async ({ lane, jobs }) => ({ lane, works: await Promise.all(jobs.map(work)) })),
    )

    const left = await leaks.leftByCalls()
    leaks.closeConnections()
    const faults = sandbox.faults.activeCampaign()?.met ?? 0
    const judged = done.map(({ lane, works }) => judge(lane, works))
    await sandbox.close()
    return {
      runs: judged.flatMap(({ runs }) => runs),
      findings: judged.flatMap(({ findings }) => findings),
      leaks: [...left, ...(await leaks.leftAtEnd())],
      strays: book.strays.map(({ provider, method, path }) => `${provider} ${method} ${path}`),
      ...{ requests: book.count(), faults, durationMs: performance.now() - startedAt },
    }
  } finally {
    await sandbox.close()
  }
}

interface LaneSetup {
  readonly count: number
  readonly options: CampaignOptions
  readonly crew: readonly Job['holder'][]
  readonly book: RequestBook
  readonly leaks: Pick<Job, 'onListenerLeft'>
}

function jobsOf(lane: Lane, { count, options, crew, book, leaks }: LaneSetup): readonly Job[] {
  const provider = renewed(() => options.wrap?.(lane.connect(), lane.name) ?? lane.connect())
  return crew.map((holder, index) => ({
    ...{ lane, holder, provider, book },
    chance: createChance(options.seed, holder.name),
    operations: options.operations ?? usualOperations,
    count: share(count, crew.length, index),
    onListenerLeft: leaks.onListenerLeft,
  }))
}

function renewed(connect: () => CardProvider): () => CardProvider {
  let bursts = 0
  let current: CardProvider | undefined
  return () => {
    if (bursts % burstsPerInstance === 0) current = undefined
    bursts += 1
    return (current ??= connect())
  }
}

/** When every request has come, what each call has really done is known. */
function judge({ stage }: Lane, works: readonly Work[]): Work {
  const links = new Map(stage.links().map((link) => [link.url, link]))
  const runs = works.flatMap((each) => each.runs)
  const late = runs.flatMap((run) => judgeRun(run, { stage, links }))
  return { runs, findings: [...works.flatMap(({ findings }) => findings), ...late] }
}

/** A fair share of whole calls. */
const share = (total: number, parts: number, index: number): number =>
  Math.floor((total * (index + 1)) / parts) - Math.floor((total * index) / parts)
