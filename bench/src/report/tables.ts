import { sizeRows } from '../sizes/size-rows.js'
import type { Parts, Results } from '../run/results.js'
import { callTable, instanceTable, listenerTable, nodeTable } from './call-tables.js'
import { coldTable, heapTable, idleTable, limitTable } from './other-tables.js'
import { isHeld, type Goal } from './goal.js'
import { reasons } from './reasons.js'

export interface Table {
  readonly title: string
  /** The first row names the columns. */
  readonly rows: readonly (readonly string[])[]
  /** What stands below it, line by line. */
  readonly notes?: readonly string[]
}

/** The tables of what was measured, goals first. */
export function tablesOf(results: Results, goals: readonly Goal[]): readonly Table[] {
  const { warm, listener, tls, nodes, idle, limit, heap, instances, cold, weight } = results
  return [
    goalTable(goals),
    ...(warm === undefined ? [] : [callTable('Calls', warm)]),
    ...(listener === undefined ? [] : [listenerTable(listener)]),
    ...(tls === undefined ? [] : [callTable('Calls over TLS', tls)]),
    ...(nodes === undefined ? [] : [nodeTable(nodes)]),
    ...(idle === undefined ? [] : [idleTable(idle)]),
    ...(limit === undefined ? [] : [limitTable(limit)]),
    ...(heap === undefined ? [] : [heapTable(heap)]),
    ...(instances === undefined ? [] : [instanceTable(instances)]),
    ...(cold === undefined ? [] : [coldTable(cold)]),
    ...(weight === undefined
      ? []
      : [{ title: 'Bundles', rows: sizeRows(weight.sizes) }, weightTable(weight)]),
  ]
}

function goalTable(goals: readonly Goal[]): Table {
  const rows = goals.map((goal) => {
    const { what, sense, limit, measured, unit, note = '' } = goal
    return [
      what,
      `${sense} ${limit}`,
      `${measured.toFixed(digitsOf(goal))} ${unit}`,
      isHeld(goal) ? 'held' : 'NOT held',
      note,
    ]
  })
  const missed = goals.filter((goal) => !isHeld(goal))
  const notes = [...new Set(missed.map(({ key }) => key))].map((key) => {
    const which = missed.filter((goal) => goal.key === key).map(({ what }) => `**${what}**`)
    return `- ${which.join('; ')}. ${reasons[key] ?? 'No reason is known.'}`
  })
  return { title: 'Goals', rows: [['goal', 'limit', 'measured', '', 'also'], ...rows], notes }
}

function digitsOf({ unit }: Goal): number {
  if (unit === 'packages' || unit === 'calls') return 0
  return unit === 'ms' || unit === '%' ? 1 : 2
}

function weightTable({ weights }: Parts['weight']): Table {
  const rows = weights.map(({ label, packages, bytes, scripted }) => {
    const scripts = scripted.length === 0 ? 'none' : scripted.join(', ')
    return [label, String(packages), (bytes / 1e6).toFixed(1), scripts]
  })
  return { title: 'Install weight', rows: [['npm install', 'packages', 'MB', 'install scripts'], ...rows] }
}
