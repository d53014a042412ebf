import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import * as groups from '../parts/groups.js'
import { installedVersion } from '../parts/installed-version.js'
import { measureCold } from '../parts/measure-cold.js'
import { measureHeap } from '../parts/measure-heap.js'
import { measureIdle } from '../parts/measure-idle.js'
import { measureRateLimit } from '../parts/measure-rate-limit.js'
import type { Compared } from '../parts/measure-rounds.js'
import { measureWeight, type Weight } from '../parts/measure-weight.js'
import { openBench, type Bench, type StartProcesses } from '../parts/open-bench.js'
import { firstCallPrograms, importPrograms } from '../parts/programs.js'
import { measureSizes } from '../sizes/measure-sizes.js'
import { fullPlan, quickPlan, type Plan } from './plan.js'
import type { Options } from './read-options.js'
import { partNames, type Conditions, type Parts, type Results } from './results.js'

interface Run {
  readonly bench: Bench
  readonly plan: Plan
  readonly options: Pick<Options, 'packed' | 'nodes'>
  readonly tell: (text: string) => void
}

const measures: { readonly [Name in keyof Parts]: (run: Run) => Promise<Parts[Name]> } = {
  warm: ({ bench, plan }) => groups.measureWarm(bench, plan.warm),
  listener: ({ bench, plan }) => groups.measureListener(bench, plan.listener),
  tls: ({ bench, plan }) => groups.measureTls(bench, plan.tls),
  nodes: measureNodes,
  idle: ({ bench, plan }) => measureIdle(bench, plan.idle),
  limit: ({ bench, plan }) => measureRateLimit(bench, plan.limit),
  heap: ({ bench, plan, tell }) => measureHeap(bench, plan.heap, tell),
  instances: ({ bench, plan }) => groups.measureInstances(bench, plan.instances),
  cold: ({ bench, plan }) =>
    measureCold(Object.assign({}, importPrograms, firstCallPrograms(bench.origin)), plan.coldRounds),
  weight: async ({ options }) => ({
    sizes: await measureSizes(),
    weights: await measureWeights(options.packed),
  }),
}

/** Measures everything, or the part that is asked for. `tell` hears what comes next. */
export async function runParts(
  options: Options,
  start: StartProcesses,
  tell: (text: string) => void,
): Promise<Results> {
  const { quick, only } = options
  const bench = await openBench(start)
  try {
    const run = { bench, plan: quick ? quickPlan : fullPlan, options, tell }
    const results: Partial<Record<keyof Parts, unknown>> = {}
    for (const name of only === undefined ? partNames : [only]) {
      tell(name)
      const begun = performance.now()
      results[name] = await measures[name](run)
      tell(`${name}: ${Math.round((performance.now() - begun) / 1000)} s`)
    }
    return Object.assign({ conditions: conditionsOf(quick) }, results as Partial<Parts>)
  } finally {
    await bench.stop()
  }
}

async function measureNodes({ bench, plan, options }: Run): Promise<Parts['nodes']> {
  const results: Record<string, Compared> = {}
  for (const node of options.nodes) {
    const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
    results[version] = await groups.measureNode(bench, node, plan.nodes)
  }
  return results
}

const peers = ['stripe', 'sila-sdk']

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
