import { quantile } from '../measure/quantile.js'
import { subjects, type SubjectName } from './subject-list.js'
import type { Subject, SubjectSetting } from './subject.js'

export interface Load {
  readonly calls: number
  /** How many calls run at the same time. */
  readonly lanes: number
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
    run(load: Load): Promise<Sample> {
      return measureLoad(loaded(), load)
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

async function measureLoad(subject: Subject, { calls, lanes }: Load): Promise<Sample> {
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

  // What the load before it has left behind is not counted against this one.
  globalThis.gc?.()
  const begun = performance.now()
  const cpuBefore = process.cpuUsage()
  await Promise.all(Array.from({ length: lanes }, work))
  const { user, system } = process.cpuUsage(cpuBefore)
  const seconds = (performance.now() - begun) / 1000
  return {
    cpuMsPerCall: (user + system) / 1000 / calls,
    callsPerSecond: calls / seconds,
    p50Ms: quantile(Array.from(latencies), 0.5),
    p99Ms: quantile(Array.from(latencies), 0.99),
  }
}
