import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { readdirSync } from 'node:fs'
import { measureCalls } from '../calls/measure-calls.js'
import { openStage, type StartProcesses } from '../calls/stage.js'
import { measureCold } from '../cold/measure-cold.js'
import { firstCallPrograms, importPrograms } from '../cold/programs.js'
import { measureAge } from '../growth/measure-age.js'
import { measureInstances } from '../growth/measure-instances.js'
import { measureSizes } from '../sizes/measure-sizes.js'
import { installedVersion } from '../weight/installed-version.js'
import { measureWeight, type Weight } from '../weight/measure-weight.js'
import type { Plan } from './plan.js'
import type { Conditions, Results } from './results.js'

interface Run {
  readonly plan: Plan
  readonly quick: boolean
  readonly packed: string | undefined
  readonly start: StartProcesses
}

/** Measures everything. `tell` hears what comes next. */
export async function runLibrary(
  { plan, quick, packed, start }: Run,
  tell: (text: string) => void,
): Promise<Results> {
  const stage = await openStage(start)
  try {
    const calls = await measureCalls(stage, plan.calls, tell)
    const instances = await measureInstances(stage, plan.instances, tell)
    const programs = { ...importPrograms, ...firstCallPrograms(stage.origin) }
    const cold = await measureCold(programs, plan.coldRounds, tell)
    const age = await measureAge(stage, plan.age, tell)
    tell('sizes and weights')
    const [sizes, weights] = [await measureSizes(), await measureWeights(packed)]
    return { conditions: conditionsOf(quick), calls, instances, age, cold, sizes, weights }
  } finally {
    await stage.stop()
  }
}

const peers = ['stripe', 'sila-sdk', '@silamoney/sdk', '@adyen/api-library']

async function measureWeights(packed: string | undefined): Promise<readonly Weight[]> {
  if (packed === undefined) return []
  const archives = readdirSync(packed).map((file) => join(packed, file))
  const weights = [await measureWeight('cardlane and @cardlane/sila', archives)]
  for (const peer of peers) {
    weights.push(await measureWeight(peer, [`${peer}@${installedVersion(peer)}`]))
  }
  return weights
}

function conditionsOf(quick: boolean): Conditions {
  const names = ['undici', 'axios', ...peers]
  return {
    quick,
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    versions: Object.fromEntries(names.map((name) => [name, installedVersion(name)])),
  }
}
