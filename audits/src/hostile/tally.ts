import { isCardlaneError } from '@cardlane/core'
import type { Subject } from './plan.js'
import type { Observation } from './run-scenario.js'

/** What the calls of one operation came to. */
export interface TallyRow {
  readonly adapter: string
  readonly operation: string
  answers: number
  results: number
  /** By code. */
  readonly errors: Map<string, number>
  /** Ended in something that is neither a result nor a `CardlaneError`. */
  crashes: number
  hangs: number
  /** Calls that ended, but not as they should. */
  wrong: number
  /** The most that one call took. */
  heapBytes: number
}

export interface Tally {
  add(subject: Subject, seen: Observation, defects: readonly string[]): void
  readonly rows: readonly TallyRow[]
}

export function createTally(): Tally {
  const rows = new Map<string, TallyRow>()

  const rowOf = ({ target, operation }: Subject): TallyRow => {
    const key = `${target.name} ${operation}`
    const row = rows.get(key) ?? newRow(target.name, operation)
    rows.set(key, row)
    return row
  }

  return {
    add(subject, { ending, value, heapBytes }, defects) {
      const row = rowOf(subject)
      row.answers += 1
      row.heapBytes = Math.max(row.heapBytes, heapBytes)
      if (ending === 'result') row.results += 1
      else if (ending === 'hang') row.hangs += 1
      else if (isCardlaneError(value)) row.errors.set(value.code, (row.errors.get(value.code) ?? 0) + 1)
      else row.crashes += 1
      if (defects.length > 0) row.wrong += 1
    },
    get rows() {
      return [...rows.values()]
    },
  }
}

function newRow(adapter: string, operation: string): TallyRow {
  return {
    ...{ adapter, operation, answers: 0, results: 0, errors: new Map<string, number>() },
    ...{ crashes: 0, hangs: 0, wrong: 0, heapBytes: 0 },
  }
}
