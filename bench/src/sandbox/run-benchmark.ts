import type { Scenario } from './load.js'
import { measureMemory, measureRecord, type MemoryRun, type RecordCost } from './measure-memory.js'
import { measureRecovery } from './measure-recovery.js'
import { measureSpeed, type Run, type Speed } from './measure-speed.js'
import type { MeasuredSandbox } from './server-process.js'
import { createWorkloads } from './workloads.js'

export interface Benchmark {
  /** Each provider by itself, without signatures that have to be recovered. */
  readonly providers: readonly Speed[]
  readonly signatures: Speed
  readonly wrongSignatures: Speed
  /** What two signatures cost more than a token, in milliseconds of processor time for each request. */
  readonly twoSignaturesMs: number
  /** One recovery by itself, likewise. */
  readonly recoveryMs: number
  /** All providers together. */
  readonly everything: MemoryRun
  readonly records: readonly RecordCost[]
}

/** Everything that is measured. `tell` hears what comes next. */
export async function runBenchmark(
  sandbox: MeasuredSandbox,
  requests: number,
  tell: (text: string) => void,
): Promise<Benchmark> {
  const workloads = await createWorkloads(sandbox)
  const run = (name: string, scenarios: readonly Scenario[], share: number): Run => {
    tell(name)
    return { name, scenarios, requests: Math.ceil(requests * share) }
  }
  const speed = (name: string, scenarios: readonly Scenario[], share: number): Promise<Speed> =>
    measureSpeed(sandbox, run(name, scenarios, share))

  const paywint = await speed('Paywint, HMAC', workloads.paywint, 0.1)
  const paywall = await speed('Paywall, header pairs', workloads.paywall, 0.1)
  const silaToken = await speed('Sila, token', workloads.silaToken, 0.1)
  const signatures = await speed('Sila, two signatures', workloads.silaSignatures(), 0.005)
  const wrongSignatures = await speed('Sila, a wrong signature', workloads.silaWrongSignatures(), 0.001)
  const everything = await measureMemory(sandbox, run('all providers', workloads.everything, 1))

  const records: RecordCost[] = []
  for (const [name, scenario] of Object.entries(workloads.records)) {
    tell(name)
    records.push(await measureRecord(sandbox, { name, scenario, records: Math.ceil(requests * 0.025) }))
  }
  return {
    providers: [paywint, paywall, silaToken],
    ...{ signatures, wrongSignatures, everything, records },
    twoSignaturesMs: signatures.cpuMs - silaToken.cpuMs,
    recoveryMs: measureRecovery(),
  }
}
