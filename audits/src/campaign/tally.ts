import type { Finding } from './finding.js'
import { group } from './group.js'
import type { Run } from './run.js'
import { columnOf } from './said.js'

/** One line of the table: an operation of an instance. */
export interface TallyRow {
  readonly lane: string
  readonly operation: string
  readonly runs: number
  readonly ok: number
  readonly not_applied: number
  readonly applied: number
  readonly unknown: number
  readonly lies: number
  readonly doubles: number
  readonly lost: number
  /** Late, hung, held or crashed. */
  readonly broken: number
}

export interface Punctuality {
  /** How many calls ended more than 50 ms after their deadline. */
  readonly over50Ms: number
  readonly worstMs: number
}

const rowOf = ({ lane, ask }: Run): string => `${lane} ${ask.operation}`

export function tally(runs: readonly Run[], findings: readonly Finding[]): readonly TallyRow[] {
  const sorted = [...runs].sort((one, other) => rowOf(one).localeCompare(rowOf(other)))
  return group(sorted, rowOf).map((alike) => {
    const [first] = alike
    const said = (column: string) => alike.filter((run) => columnOf(run.said) === column).length
    const found = (...kinds: Finding['kind'][]) =>
      findings.filter(({ kind, run }) => kinds.includes(kind) && rowOf(run) === rowOf(first)).length
    return {
      ...{ lane: first.lane, operation: first.ask.operation, runs: alike.length },
      ...{
        ok: said('ok'),
        not_applied: said('not_applied'),
        applied: said('applied'),
        unknown: said('unknown'),
      },
      ...{
        lies: found('lie'),
        doubles: found('double'),
        lost: found('lost'),
        broken: found('late', 'hung', 'held', 'crash'),
      },
    }
  })
}

/** How many calls failed with which error code, the most frequent first. */
export function errorCodes(runs: readonly Run[]): readonly (readonly [string, number])[] {
  const codes = runs.flatMap(({ said }) => (said.kind === 'error' ? [said.code] : []))
  return group(codes, (code) => code)
    .map((alike) => [alike[0], alike.length] as const)
    .sort(([, one], [, other]) => other - one)
}

export function punctuality(runs: readonly Run[]): Punctuality {
  const late = runs.map(({ overdueMs }) => overdueMs)
  const worstMs = late.reduce((worst, ms) => Math.max(worst, ms), 0)
  return { over50Ms: late.filter((ms) => ms > 50).length, worstMs: Math.round(worstMs) }
}
