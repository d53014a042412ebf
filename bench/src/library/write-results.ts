import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chartsOf } from './charts.js'
import { middleOf, withMiddle } from './document.js'
import type { Reach } from './reach.js'
import type { Results } from './results.js'
import type { Table } from './tables.js'

interface Judged {
  readonly results: Results
  readonly reaches: readonly Reach[]
  readonly tables: readonly Table[]
}

/** Writes the middle of `performance.md`, and its pictures. */
export function writeDocs(folder: string, { results, reaches, tables }: Judged): void {
  const charts = chartsOf(results)
  const file = join(folder, 'performance.md')
  const { conditions } = results
  const middle = middleOf({ conditions, tables, reaches, charts: Object.keys(charts) })
  writeFileSync(file, withMiddle(readFileSync(file, 'utf8'), middle))
  mkdirSync(join(folder, 'pictures'), { recursive: true })
  for (const [name, picture] of Object.entries(charts)) writeFileSync(join(folder, 'pictures', name), picture)
}

export function writeJson(file: string, { results, reaches }: Judged): void {
  writeFileSync(file, `${JSON.stringify({ reaches, ...results }, null, 2)}\n`)
}
