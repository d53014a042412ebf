import type { CardProvider, Operation } from '@cardlane/core'
import { faultKinds, type FaultKind } from '@cardlane/sandbox'
import type { Finding } from './finding.js'
import { judgeRun } from './judge-run.js'
import { type LaneName } from './lanes.js'
import { watchLeaks } from './leak-watch.js'
import { type NetworkFault } from './network/network-fault.js'
import type { Run } from './run.js'
import { share } from './open-part.js'
import { watchStalls } from './stalls.js'
import { startAtProvider, startOverNetwork } from './start-part.js'
import { type Work } from './work.js'

/** Where things go wrong: at the provider only, or on the network to it, too. */
export const parts = ['provider', 'network'] as const
export type Part = (typeof parts)[number]

export interface CampaignOptions {
  /** How many calls to make, over all instances together. */
  readonly runs: number
  readonly seed: string
  /** How many of the requests meet a fault of the provider's: more than 0, at most 1. A quarter of it beside network faults. */
  readonly rate: number
  /** Default: both, with half of the calls each. */
  readonly parts?: readonly Part[] | undefined
  /** Which instances are called. Default: all. */
  readonly lanes?: readonly LaneName[] | undefined
  /** Which operations are called. Default: all, the more interesting ones more often. */
  readonly operations?: readonly Operation[] | undefined
  /** Which faults are met. Default: all but `huge_body`, whose 50 MB take long and prove nothing more than 1 MB. */
  readonly kinds?: readonly FaultKind[] | undefined
  /** Which faults are met on the network. Default: all. */
  readonly networkFaults?: readonly NetworkFault[] | undefined
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

/** Calls every operation of every adapter under random faults, and holds what was said against what is true. */
export async function runCampaign(options: CampaignOptions): Promise<Campaign> {
  const { runs, rate, parts: chosen = parts } = options
  const startedAt = performance.now()
  const stalls = watchStalls()
  const leaks = watchLeaks()
  const open = await Promise.all(
    chosen.map((part, index) => {
      const shared = { options, stalls, leaks, runs: share(runs, chosen.length, index) }
      return part === 'network'
        ? startOverNetwork({ ...shared, rate: rate / 4 })
        : startAtProvider({ ...shared, rate })
    }),
  )
  const close = async () => {
    stalls.close()
    await Promise.all(open.map((part) => part.close()))
  }
  try {
    const works = (await Promise.all(open.map((part) => part.works))).flat()
    const left = await leaks.leftByCalls()
    leaks.closeConnections()
    const faults = open.map(({ sandbox }) => sandbox.faults.activeCampaign()?.met ?? 0)
    const judged = works.map(judge)
    await close()
    return {
      runs: judged.flatMap((work) => work.runs),
      findings: judged.flatMap((work) => work.findings),
      leaks: [...left, ...(await leaks.leftAtEnd())],
      strays: open
        .flatMap(({ book }) => book.strays)
        .map(({ provider, method, path }) => `${provider} ${method} ${path}`),
      requests: sum(open.map(({ book }) => book.count())),
      ...{ faults: sum(faults), durationMs: performance.now() - startedAt },
    }
  } finally {
    await close()
  }
}

/** When every request has come, what each call has really done is known. */
function judge({ stage, runs, findings }: Work): Omit<Work, 'stage'> {
  const links = new Map(stage.links().map((link) => [link.url, link]))
  return { runs, findings: [...findings, ...runs.flatMap((run) => judgeRun(run, { stage, links }))] }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
