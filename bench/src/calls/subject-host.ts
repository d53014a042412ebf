import { quantile } from '../measure/quantile.js'
import { subjects, type SubjectName } from './subject-list.js'
import type { Subject, SubjectSetting } from './subject.js'

export interface Load {
  readonly calls: number
  /** How many calls run at the same time. */
  readonly lanes: number
  /**
   * Calls that come first and are not measured. What a process has compiled is lost when it has had nothing to do for a while:
   * the collector throws away what no object was in use for.
   */
  readonly runIn: number
}

/** What one load came to; milliseconds of this process and of the clock. */
export interface Sample {
  readonly cpuMsPerCall: number
  readonly callsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export type SubjectHost = ReturnType<typeof createSubjectHost>

/** What a process that holds one subject can be asked for. */
export function createSubjectHost(name: SubjectName) {
  let subject: Subject | undefined

  const loaded = (): Subject => {
    if (subject === undefined) throw new Error('`open` comes first.')
    return subject
  }

  return {
    async open(setting: SubjectSetting): Promise<void> {
      subject = await (await subjects[name].load())(setting)
    },
    async run({ calls, lanes, runIn }: Load): Promise<Sample> {
      const makeCalls = callsOf(loaded(), lanes)
      await makeCalls(runIn)
      return measure(calls, makeCalls)
    },
    /** Bytes in use after the garbage has been collected, where Node lets that be asked for. */
    heapUsed(): number {
      // Twice, because what the first one finalises is freed by the second.
      globalThis.gc?.()
      globalThis.gc?.()
      return process.memoryUsage().heapUsed
    },
  }
}

/** Makes calls, and gives the milliseconds that each took. */
type MakeCalls = (calls: number) => Promise<readonly number[]>

const callsOf =
  (subject: Subject, lanes: number): MakeCalls =>
  async (calls) => {
    const latencies = new Float64Array(calls)
    let begunCalls = 0
    const work = async (_: unknown, lane: number): Promise<void> => {
      while (begunCalls < calls) {
        const index = begunCalls
        begunCalls += 1
        const begun = performance.now()
        await subject.call(lane)
        latencies[index] = performance.now() - begun
      }
    }
    await Promise.all(Array.from({ length: lanes }, work))
    return Array.from(latencies)
  }

async function measure(calls: number, makeCalls: MakeCalls): Promise<Sample> {
  const begun = performance.now()
  const cpuBefore = process.cpuUsage()
  const latencies = await makeCalls(calls)
  const { user, system } = process.cpuUsage(cpuBefore)
  const seconds = (performance.now() - begun) / 1000
  return {
    cpuMsPerCall: (user + system) / 1000 / calls,
    callsPerSecond: calls / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  }
}
