import { subjectNames, subjects } from '../calls/subject-list.js'
import { firstCallPrograms, importPrograms } from '../cold/programs.js'
import { median, summary, type Summary } from '../measure/summary.js'
import { sizeRows } from '../sizes/size-rows.js'
import { isHeld, type Reach } from './reach.js'
import type { Results } from './results.js'

/** The first row names the columns. */
export interface Table {
  readonly title: string
  readonly rows: readonly (readonly string[])[]
}

export function tablesOf(results: Results, reaches: readonly Reach[]): readonly Table[] {
  return [
    reachTable(reaches),
    callTable(results),
    addedTable(results),
    growthTable(results),
    coldTable(results),
    { title: 'Bundles', rows: sizeRows(results.sizes) },
    weightTable(results),
  ]
}

function reachTable(reaches: readonly Reach[]): Table {
  const rows = reaches.map((reach) => {
    const digits = reach.unit === 'packages' ? 0 : reach.unit === 'ms' ? 1 : 2
    const measured = `${reach.measured.toFixed(digits)} ${reach.unit}`
    return [
      reach.what,
      `${reach.sense} ${reach.limit}`,
      measured,
      isHeld(reach) ? 'held' : 'NOT held',
      reach.note ?? '',
    ]
  })
  return { title: 'Goals', rows: [['goal', 'limit', 'measured', '', 'also'], ...rows] }
}

function callTable({ calls }: Results): Table {
  const rows = subjectNames.map((name) => {
    const { label, requests } = subjects[name]
    const { sequential, concurrent } = calls[name]
    const perCall = Object.values(requests).reduce((total, times) => total + times, 0)
    const cpu = summary(sequential.map(({ cpuMsPerCall }) => cpuMsPerCall))
    return [
      label,
      spread(cpu, 3),
      (cpu.median / perCall).toFixed(3),
      spread(summary(concurrent.map(({ cpuMsPerCall }) => cpuMsPerCall)), 3),
      median(concurrent.map(({ callsPerSecond }) => callsPerSecond)).toFixed(0),
      median(sequential.map(({ p50Ms }) => p50Ms)).toFixed(2),
      median(sequential.map(({ p99Ms }) => p99Ms)).toFixed(2),
    ]
  })
  const columns = ['call', 'CPU, ms', 'CPU per request, ms', 'CPU, 50 at once, ms', 'calls/s, 50 at once']
  return { title: 'Calls', rows: [[...columns, 'p50, ms', 'p99, ms'], ...rows] }
}

const floors = [
  ['cardlane-sila-ecdsa', 'undici-sila-ecdsa'],
  ['cardlane-sila-token', 'undici-sila-token'],
  ['cardlane-paywint', 'undici-paywint'],
] as const

function addedTable({ calls }: Results): Table {
  const rows = floors.map(([name, floor]) => {
    const added = (part: 'p50Ms' | 'p99Ms') =>
      median(
        calls[name].sequential.map(
          (each, round) => each[part] - (calls[floor].sequential[round]?.[part] ?? NaN),
        ),
      )
    return [subjects[name].label, added('p50Ms').toFixed(2), added('p99Ms').toFixed(2)]
  })
  return {
    title: 'Latency added to bare undici, one call after the other',
    rows: [['call', 'p50, ms', 'p99, ms'], ...rows],
  }
}

function growthTable({ instances, age }: Results): Table {
  return {
    title: 'Growth (Paywint)',
    rows: [
      ['', 'CPU, ms'],
      ...instances.map((each) => [instanceLabel(each.instances), spread(summary(each.cpuMs), 3)]),
      ...instances.map((each) => [
        `bare undici, ${instanceLabel(each.instances)}`,
        spread(summary(each.bareCpuMs), 3),
      ]),
      ['calls 2 to 101 of a process', age.firstMs.toFixed(3)],
      [`after ${age.youngCalls.toLocaleString('en')} calls`, spread(summary(age.young), 3)],
      [`after ${age.oldCalls.toLocaleString('en')} calls`, spread(summary(age.old), 3)],
      ['its twin, which made none in between: before', spread(summary(age.twinBefore), 3)],
      ['its twin: after', spread(summary(age.twinAfter), 3)],
      ['heap, bytes for each call', age.heapSlope.toFixed(2)],
    ],
  }
}

function instanceLabel(instances: number): string {
  return instances === 1 ? 'one instance' : `${instances} instances in turn`
}

function coldTable({ cold }: Results): Table {
  const bare = summary(cold.bare).median
  const row = (label: string, times: readonly number[]) => {
    const all = summary(times)
    return [label, spread(all, 0), (all.median - bare).toFixed(0)]
  }
  const imports = Object.entries(importPrograms) as [
    keyof typeof importPrograms,
    { readonly label: string },
  ][]
  const programs = firstCallPrograms('')
  const calls = Object.entries(programs) as [keyof typeof programs, { readonly label: string }][]
  return {
    title: 'Cold start: a process from its start to its end',
    rows: [
      ['', 'ms', 'beyond bare node, ms'],
      ...imports.map(([name, { label }]) => row(name === 'bare' ? label : `import ${label}`, cold[name])),
      ...calls.map(([name, { label }]) => row(`first call: ${label}`, cold[name])),
    ],
  }
}

function weightTable({ weights }: Results): Table {
  const rows = weights.map(({ label, packages, bytes, scripted }) => {
    return [
      label,
      String(packages),
      (bytes / 1e6).toFixed(1),
      scripted.length === 0 ? 'none' : scripted.join(', '),
    ]
  })
  return {
    title: 'Install weight',
    rows: [['npm install', 'packages', 'MB', 'install scripts'], ...rows],
  }
}

/** The median, and between what the middle half of the rounds lies. */
function spread({ median: middle, low, high }: Summary, digits: number): string {
  return `${middle.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`
}
