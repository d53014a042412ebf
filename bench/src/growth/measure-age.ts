import { lanes } from '../calls/lanes.js'
import type { OnStage, Stage } from '../calls/stage.js'
import { slope, type Point } from '../measure/slope.js'
import { median } from '../measure/summary.js'

export interface AgePlan {
  /** How many calls make a process old, and how many its younger twin has made by then. */
  readonly oldCalls: number
  readonly youngCalls: number
  readonly rounds: number
  /** Calls of one round. */
  readonly calls: number
  /** Before each of them. */
  readonly runIn: number
}

export interface Age {
  readonly oldCalls: number
  readonly youngCalls: number
  /** Processor time of a call in milliseconds: of the hundred after the first one, when the code is still cold. */
  readonly firstMs: number
  /** The same process at both ages, in rounds. */
  readonly young: readonly number[]
  readonly old: readonly number[]
  /** A twin that made no call in between, in the same rounds: what has changed about the machine. */
  readonly twinBefore: readonly number[]
  readonly twinAfter: readonly number[]
  /** Bytes of the heap after so many calls. */
  readonly heap: readonly Point[]
  /** Bytes for each call, by the line through the marks. */
  readonly heapSlope: number
}

const marks = 10

/**
 * Whether a call costs after many calls what it costs after few, and whether the heap stays as it is. It is Paywint's call: the cheapest
 * that has a signature.
 */
export async function measureAge(
  stage: Stage,
  { oldCalls, youngCalls, ...round }: AgePlan,
  tell: (text: string) => void,
): Promise<Age> {
  const [ageing, twin] = [await stage.bring('cardlane-paywint'), await stage.bring('cardlane-paywint')]
  try {
    await ageing.run({ calls: 1, lanes: 1, runIn: 0 })
    const first = await ageing.run({ calls: 100, lanes: 1, runIn: 0 })
    tell(`age: ${youngCalls} calls`)
    for (const subject of [ageing, twin]) await subject.run({ calls: youngCalls, lanes: 1, runIn: 0 })
    const before = await sideBySide({ ageing, twin }, round)

    // Connections that many calls need are no growth.
    await ageing.run({ calls: youngCalls, lanes, runIn: 0 })
    const heap: Point[] = [{ x: 0, y: await ageing.heapUsed() }]
    for (let mark = 1; mark <= marks; mark += 1) {
      tell(`age: ${Math.round((oldCalls * mark) / marks)} of ${oldCalls} calls`)
      await ageing.run({ calls: Math.ceil(oldCalls / marks), lanes, runIn: 0 })
      heap.push({ x: Math.ceil(oldCalls / marks) * mark, y: await ageing.heapUsed() })
    }
    const after = await sideBySide({ ageing, twin }, round)
    return {
      ...{ oldCalls, youngCalls, firstMs: first.cpuMsPerCall },
      ...{ young: before.ageing, old: after.ageing, twinBefore: before.twin, twinAfter: after.twin },
      ...{ heap, heapSlope: slope(heap) },
    }
  } finally {
    await Promise.all([ageing.stop(), twin.stop()])
  }
}

async function sideBySide(
  { ageing, twin }: { readonly ageing: OnStage; readonly twin: OnStage },
  { rounds, calls, runIn }: Omit<AgePlan, 'oldCalls' | 'youngCalls'>,
) {
  const seen = { ageing: [] as number[], twin: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    seen.ageing.push((await ageing.run({ calls, lanes: 1, runIn })).cpuMsPerCall)
    seen.twin.push((await twin.run({ calls, lanes: 1, runIn })).cpuMsPerCall)
  }
  return seen
}

/** How many times as much a call costs at the end, beside what it costs the twin then. */
export function ageRatio({ young, old, twinBefore, twinAfter }: Age): number {
  return median(old) / median(young) / (median(twinAfter) / median(twinBefore))
}
