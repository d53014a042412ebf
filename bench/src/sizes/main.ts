// npm run bench:sizes: what bundles weigh. With --check it fails where one exceeds its budget; --write takes the sizes of
// now for budgets.
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { markdownTable } from '../report/markdown-table.js'
import { readBudgets, writeBudgets } from './budget-file.js'
import { budgetsOf, overBudget } from './budgets.js'
import { measureSizes } from './measure-sizes.js'
import { sizeRows } from './size-rows.js'

const folder = fileURLToPath(new URL('../../..', import.meta.url))
const { values } = parseArgs({ options: { check: { type: 'boolean' }, write: { type: 'boolean' } } })

const sizes = await measureSizes()
console.log(markdownTable(sizeRows(sizes)))
if (values.write === true) writeBudgets(folder, budgetsOf(sizes))
const problems = values.check === true ? overBudget(sizes, readBudgets(folder)) : []
if (problems.length > 0) {
  console.error(`\n${problems.join('\n')}`)
  process.exitCode = 1
}
