import type { CardProvider, Operation } from '@cardlane/core'
import { targetOf } from './ask.js'
import { drawBurst } from './draw.js'
import type { Finding } from './finding.js'
import { judgeBurst } from './judge-burst.js'
import { judgeShown, shownIds } from './judge-shown.js'
import type { Lane } from './lanes.js'
import { makeCall } from './make-call.js'
import { planCall } from './plan-call.js'
import type { RequestBook } from './request-book.js'
import type { Run } from './run.js'
import type { Chance } from './seeded.js'
import type { Holder, Stage, TrueCard } from './stage.js'

export interface Job {
  readonly lane: Lane
  readonly holder: Holder
  readonly chance: Chance
  /** What to choose from, as often as it stands here. */
  readonly operations: readonly Operation[]
  /** How many calls to make. */
  readonly count: number
  /** The instance to call now. */
  readonly provider: () => CardProvider
  readonly book: RequestBook
  readonly onListenerLeft: (reference: string) => void
}

export interface Work {
  readonly runs: readonly Run[]
  readonly findings: readonly Finding[]
}

/** Makes one burst of calls after the other, and looks at the holder's cards before and after each. */
export async function work(job: Job): Promise<Work> {
  const { lane, holder, chance, operations, count, provider, book, onListenerLeft } = job
  const { stage } = lane
  const knownIds = new Map<string, string>()
  const runs: Run[] = []
  const findings: Finding[] = []

  while (runs.length < count) {
    const draw = drawBurst(chance, operations)
    if (draw.rotates) stage.rotate()
    const before = stage.cards(holder)
    const number = runs.length + 1
    const plans = draw.calls
      .slice(0, count - runs.length)
      .map((call, index) =>
        planCall(call, { stage, holder, cards: before, knownIds, number: number + index }),
      )

    const caller = { lane: lane.name, provider: provider(), book, onListenerLeft }
    const burst = beside(await Promise.all(plans.map((plan) => makeCall(plan, caller))))
    await book.seen(burst)

    const after = stage.cards(holder)
    const scene = { runs: burst, before, after, stage, holder }
    findings.push(...judgeBurst(scene), ...judgeShown(scene))
    for (const [key, id] of shownIds(burst, stage)) knownIds.set(key, id)
    runs.push(...burst.map((run) => withUsedLink(run, { stage, after })))
  }
  return { runs, findings }
}

/** Lets two calls at the same time know each other. */
function beside(runs: readonly Run[]): readonly Run[] {
  const [first, second] = runs
  if (first === undefined || second === undefined) return runs
  return [Object.assign(first, { beside: second }), Object.assign(second, { beside: first })]
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
