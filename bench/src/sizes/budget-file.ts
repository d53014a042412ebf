import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Budgets } from './budgets.js'

/** In the folder of this package. */
const name = 'size-budgets.json'

export function readBudgets(folder: string): Budgets {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Budgets
}

export function writeBudgets(folder: string, budgets: Budgets): void {
  writeFileSync(join(folder, name), `${JSON.stringify(budgets, null, 2)}\n`)
}
