import { quantile } from '../measure/quantile.js'
import { runLoad, type Load, type Scenario } from './load.js'
import type { MeasuredSandbox } from './server-process.js'

export interface Speed {
  readonly name: string
  readonly requests: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Processor time that the process of the sandbox takes for a request, in milliseconds. */
  readonly cpuMs: number
}

/** Something that is measured, and what came of it. */
export interface Run {
  readonly name: string
  readonly scenarios: readonly Scenario[]
  readonly requests: number
}

/** Measures one run, after a tenth of it that is not counted: code that has just been loaded is slow. */
export async function measureSpeed(
  sandbox: MeasuredSandbox,
  { name, scenarios, requests }: Run,
): Promise<Speed> {
  await runLoad(scenarios, Math.ceil(requests / 10))
  const before = await sandbox.ask('cpuMs')
  const load = await runLoad(scenarios, requests)
  return speedOf(name, [load], (await sandbox.ask('cpuMs')) - before)
}

export function speedOf(name: string, loads: readonly Load[], cpuMs: number): Speed {
  const latencies = loads.flatMap((load) => load.latencies)
  const requests = latencies.length
  return {
    name,
    requests,
    perSecond: requests / loads.reduce((total, { seconds }) => total + seconds, 0),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    cpuMs: cpuMs / requests,
  }
}
