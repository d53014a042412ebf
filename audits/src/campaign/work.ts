import type { CardProvider, Operation } from '@cardlane/core'
import { targetOf } from './ask.js'
import { drawBurst, type Draw } from './draw.js'
import type { Finding } from './finding.js'
import { judgeBurst } from './judge-burst.js'
import { judgeShown, shownIds } from './judge-shown.js'
import type { Lane } from './lanes.js'
import { makeCall, type Caller } from './make-call.js'
import { planCall } from './plan-call.js'
import type { CallPlan, Run } from './run.js'
import type { Chance } from './seeded.js'
import type { Holder, Stage, TrueCard } from './stage.js'

export interface Job extends Pick<Caller, 'book' | 'stalls' | 'onListenerLeft'> {
  readonly lane: Lane
  readonly holder: Holder
  readonly chance: Chance
  /** What to choose from, as often as it stands here. */
  readonly operations: readonly Operation[]
  /** How many calls to make. */
  readonly count: number
}

export interface Work {
  readonly stage: Stage
  readonly runs: readonly Run[]
  readonly findings: readonly Finding[]
}

/** Makes one burst of calls after the other. */
export async function work(job: Job, provider: () => CardProvider): Promise<Work> {
  const { lane, chance, operations, count } = job
  const worker = openWorker(job)
  while (worker.runs.length < count) {
    const draw = drawBurst(chance, operations)
    if (draw.rotates) lane.stage.rotate()
    await worker.burst(draw.calls.slice(0, count - worker.runs.length), { provider: provider() })
  }
  return worker
}

export interface BurstSettings extends Partial<Pick<Caller, 'onOpen'>> {
  readonly provider: CardProvider
  /** What all calls of the burst have in common. */
  readonly shared?: Pick<CallPlan, 'networkFault' | 'route'>
}

export interface Worker extends Work {
  readonly runs: Run[]
  readonly findings: Finding[]
  /** Makes calls at the same time, and looks at the holder's cards before and after. */
  burst(draws: readonly Draw[], settings: BurstSettings): Promise<readonly Run[]>
}

export function openWorker({ lane, holder, book, stalls, onListenerLeft }: Job): Worker {
  const { stage } = lane
  const knownIds = new Map<string, string>()
  const runs: Run[] = []
  const findings: Finding[] = []

  return {
    ...{ stage, runs, findings },
    async burst(draws, { provider, shared, onOpen = () => undefined }) {
      const before = stage.cards(holder)
      const number = runs.length + 1
      const plans = draws.map((draw, index) => ({
        ...planCall(draw, { stage, holder, cards: before, knownIds, number: number + index }),
        ...shared,
      }))

      const caller = { lane: lane.name, provider, book, stalls, onOpen, onListenerLeft }
      const burst = beside(await Promise.all(plans.map((plan) => makeCall(plan, caller))))
      await book.seen(burst)

      const after = stage.cards(holder)
      const scene = { runs: burst, before, after, stage, holder }
      findings.push(...judgeBurst(scene), ...judgeShown(scene))
      for (const [key, id] of shownIds(burst, stage)) knownIds.set(key, id)
      const used = burst.map((run) => withUsedLink(run, { stage, after }))
      runs.push(...used)
      return used
    },
  }
}

/** Lets calls at the same time know of each other. */
function beside(runs: readonly Run[]): readonly Run[] {
  return runs.map((run, index) => {
    const other = runs[index === 0 ? 1 : 0]
    return other === undefined ? run : Object.assign(run, { beside: other })
  })
}

/** A hosted link that opens nothing is no success. Finishing one also brings new cards. */
function withUsedLink(run: Run, { stage, after }: { stage: Stage; after: readonly TrueCard[] }): Run {
  const { said, ask } = run
  if (said.kind !== 'result' || said.status !== 'action_required' || said.link === undefined) return run
  const subject = targetOf(ask)?.subject
  const isDeleted = subject !== undefined && !after.some((card) => card.subject === subject)
  if (isDeleted) return run
  try {
    stage.finishHostedPage(said.link.url)
    return run
  } catch (error) {
    return Object.assign(run, { deadLink: error instanceof Error ? error.message : String(error) })
  }
}
