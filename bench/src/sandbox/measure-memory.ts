import { slope } from '../measure/slope.js'
import { runLoad, type Load, type Scenario } from './load.js'
import { speedOf, type Run, type Speed } from './measure-speed.js'
import type { Memory } from './answers.js'
import type { MeasuredSandbox } from './server-process.js'

export interface MemoryMark extends Memory {
  /** How many requests have been answered by then. */
  readonly requests: number
}

export interface MemoryRun {
  readonly speed: Speed
  readonly marks: readonly MemoryMark[]
  /** Bytes for each request, by the line through the marks. */
  readonly heapSlope: number
  readonly rssSlope: number
}

const quarters = 4

/** Runs a load in four quarters and looks at the memory before, in between and after. */
export async function measureMemory(sandbox: MeasuredSandbox, run: Run): Promise<MemoryRun> {
  await runLoad(run.scenarios, Math.ceil(run.requests / 10))
  const marks: MemoryMark[] = [{ requests: 0, ...(await sandbox.ask('memory')) }]
  const loads: Load[] = []
  let cpuMs = 0
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    const before = await sandbox.ask('cpuMs')
    loads.push(await runLoad(run.scenarios, Math.ceil(run.requests / quarters)))
    cpuMs += (await sandbox.ask('cpuMs')) - before
    const requests = loads.reduce((total, load) => total + load.requests, 0)
    marks.push({ requests, ...(await sandbox.ask('memory')) })
  }
  return {
    speed: speedOf(run.name, loads, cpuMs),
    marks,
    heapSlope: slope(marks.map(({ requests, heapUsed }) => ({ x: requests, y: heapUsed }))),
    rssSlope: slope(marks.map(({ requests, rss }) => ({ x: requests, y: rss }))),
  }
}

export interface RecordCost {
  readonly name: string
  readonly records: number
  /** What one of them takes of the heap. */
  readonly bytes: number
}

/** What the heap keeps of each record that `scenario` makes. */
export async function measureRecord(
  sandbox: MeasuredSandbox,
  { name, scenario, records }: { name: string; scenario: Scenario; records: number },
): Promise<RecordCost> {
  const before = await sandbox.ask('memory')
  let made = 0
  const counted: Scenario = async (send) => {
    made += 1
    await scenario(send)
  }
  await runLoad([counted], records)
  const after = await sandbox.ask('memory')
  return { name, records: made, bytes: (after.heapUsed - before.heapUsed) / made }
}
