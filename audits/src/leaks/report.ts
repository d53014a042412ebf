import { group } from '../campaign/group.js'
import { textTable } from '../campaign/text-table.js'
import { documentedDoors } from './search/doors.js'
import type { Count, Report, Tally } from './tally.js'

/** What the audit and its control have come to. */
export interface Outcome {
  readonly audit: Tally
  readonly control: Tally
  /** What keeps the audit from proving anything. */
  readonly gaps: readonly string[]
}

/** Nothing leaks, everything was looked at, and the search is able to find something. */
export function hasPassed({ audit, gaps }: Outcome): boolean {
  return audit.reports.length === 0 && gaps.length === 0
}

export function describeOutcome(outcome: Outcome): string {
  const { audit, control, gaps } = outcome
  return [
    tableOf('adapter', audit.bySubject),
    tableOf('surface', audit.bySurface, ['surfaces', 'hits']),
    ['Not searched, because they are documented to give a secret:', ...documentedDoors].join('\n  '),
    `Control: published clients, in which the same search must find something.\n${tableOf('client', control.bySubject)}`,
    ...stories(audit.reports),
    ...gaps,
    `${total(audit, 'hits')} hits / ${total(audit, 'surfaces')} surfaces`,
  ].join('\n\n')
}

const columns = ['calls', 'surfaces', 'hits'] as const

function tableOf(
  what: string,
  counts: ReadonlyMap<string, Count>,
  shown: readonly (keyof Count)[] = columns,
): string {
  return textTable([
    [what, ...shown],
    ...[...counts].map(([name, count]) => [name, ...shown.map((each) => count[each])]),
  ])
}

function total({ bySubject }: Tally, column: keyof Count): number {
  return [...bySubject.values()].reduce((sum, count) => sum + count[column], 0)
}

const mostStories = 40

/** The hits, each leak once however many calls and surfaces show it. The secret itself is never told. */
function stories(reports: readonly Report[]): readonly string[] {
  const leaks = group(
    reports,
    ({ subject, scenario, exhibit }) => `${subject}: ${scenario}, in the ${exhibit}`,
  )
  const told = leaks.map((hits) =>
    [
      `${hits[0].subject}: ${hits[0].scenario}`,
      `the ${hits[0].exhibit} of ${listed(hits.map(({ call }) => call))}`,
      `has ${listed(hits.map(({ canary, how }) => `${canary} (${how})`))}`,
      `on ${listed(hits.map(({ surface, path }) => (path === '' ? surface : path)))}`,
    ].join('\n  '),
  )
  const more = told.length - mostStories
  return [...told.slice(0, mostStories), ...(more > 0 ? [`… and ${more} more like these.`] : [])]
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].join('; ')
}
