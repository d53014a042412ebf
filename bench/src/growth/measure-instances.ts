import { rotated } from '../calls/measure-calls.js'
import type { OnStage, Stage } from '../calls/stage.js'
import { median } from '../measure/summary.js'

export interface InstancePlan {
  readonly rounds: number
  /** Before the measurement, for each process. */
  readonly warmUpCalls: number
  readonly calls: number
  /** Before the calls of each round. */
  readonly runIn: number
  /** How many processes have the same number of instances: no two processes are compiled quite alike. */
  readonly replicas: number
}

export interface InstanceCost {
  readonly instances: number
  /** Processor time of a call in each round, in milliseconds: the median of the processes. */
  readonly cpuMs: readonly number[]
  /** The same of bare undici, with as many pools: what so many connections cost whoever has them. */
  readonly bareCpuMs: readonly number[]
}

export const instanceCounts = [1, 10, 100]

const names = ['cardlane-paywint', 'undici-paywint'] as const

interface Member {
  readonly name: (typeof names)[number]
  readonly instances: number
  readonly subject: OnStage
}

/** What a call costs where one, ten or a hundred instances take them in turn. */
export async function measureInstances(
  stage: Stage,
  { rounds, warmUpCalls, calls, runIn, replicas }: InstancePlan,
  tell: (text: string) => void,
): Promise<readonly InstanceCost[]> {
  const members: Member[] = []
  const seen: { readonly member: Member; readonly round: number; readonly cpuMs: number }[] = []
  try {
    tell('instances: warming up')
    for (let replica = 0; replica < replicas; replica += 1) {
      for (const instances of instanceCounts) {
        for (const name of names) {
          const subject = await stage.bring(name, instances)
          members.push({ name, instances, subject })
          await subject.run({ calls: 1, lanes: 1, runIn: warmUpCalls })
        }
      }
    }
    for (let round = 0; round < rounds; round += 1) {
      tell(`instances: round ${round + 1} of ${rounds}`)
      for (const member of rotated(members, round)) {
        const { cpuMsPerCall: cpuMs } = await member.subject.run({ calls, lanes: 1, runIn })
        seen.push({ member, round, cpuMs })
      }
    }
  } finally {
    await Promise.all(members.map(({ subject }) => subject.stop()))
  }

  const costs = (name: Member['name'], instances: number) =>
    Array.from({ length: rounds }, (_, round) => {
      const same = seen.filter((each) => {
        return each.round === round && each.member.name === name && each.member.instances === instances
      })
      return median(same.map(({ cpuMs }) => cpuMs))
    })
  return instanceCounts.map((instances) => {
    const [own, bare] = names
    return { instances, cpuMs: costs(own, instances), bareCpuMs: costs(bare, instances) }
  })
}
