import { lanes } from './lanes.js'
import type { Sample } from './subject-host.js'
import { subjectNames, type SubjectName } from './subject-list.js'
import type { OnStage, Stage } from './stage.js'

export interface CallPlan {
  /** Every subject has its turn in every round. */
  readonly rounds: number
  /** Before the first round, for each process. */
  readonly warmUpCalls: number
  /** Calls of a round, one after the other, and as many again of which `lanes` run at the same time. */
  readonly calls: number
  /** Before each of them. */
  readonly runIn: number
}

export interface CallRounds {
  readonly sequential: readonly Sample[]
  readonly concurrent: readonly Sample[]
}

/** The rounds of every subject; those with the same index were run together. */
export type CallResults = Readonly<Record<SubjectName, CallRounds>>

/** Runs the subjects in turn, each round in another order. */
export async function measureCalls(
  stage: Stage,
  { rounds, warmUpCalls, calls, runIn }: CallPlan,
  tell: (text: string) => void,
): Promise<CallResults> {
  const onStage: OnStage[] = []
  const results = Object.fromEntries(
    subjectNames.map((name) => [name, { sequential: [] as Sample[], concurrent: [] as Sample[] }]),
  ) as Record<SubjectName, { sequential: Sample[]; concurrent: Sample[] }>
  try {
    tell('calls: warming up')
    for (const name of subjectNames) {
      const subject = await stage.bring(name)
      onStage.push(subject)
      await subject.run({ calls: 1, lanes: 1, runIn: warmUpCalls })
      await subject.run({ calls: 1, lanes, runIn: warmUpCalls })
    }
    for (let round = 0; round < rounds; round += 1) {
      tell(`calls: round ${round + 1} of ${rounds}`)
      for (const subject of rotated(onStage, round)) {
        results[subject.name].sequential.push(await subject.run({ calls, lanes: 1, runIn }))
      }
      for (const subject of rotated(onStage, round)) {
        results[subject.name].concurrent.push(await subject.run({ calls, lanes, runIn }))
      }
    }
    return results
  } finally {
    await Promise.all(onStage.map((subject) => subject.stop()))
  }
}

/** The same in a circle, from another one on. */
export function rotated<T>(all: readonly T[], by: number): readonly T[] {
  const start = by % all.length
  return [...all.slice(start), ...all.slice(0, start)]
}
