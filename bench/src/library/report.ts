import { textTable } from '../measure/text-table.js'
import type { Conditions } from './results.js'
import type { Table } from './tables.js'

/** What was measured, for a terminal. */
export function report({ quick, node, processor, cores }: Conditions, tables: readonly Table[]): string {
  return [
    `Node ${node}, ${processor}, ${cores} cores.${quick ? ' A quick run: its figures say little.' : ''}`,
    ...tables.map(({ title, rows }) => `${title}\n${textTable(rows)}`),
  ].join('\n\n')
}
