import { auditHostileAnswers, type Finding } from './audit.js'
import { collectGarbage, heapBytes } from './heap.js'
import { startHostileServer } from './hostile-server.js'
import { readSettings } from './read-settings.js'
import { tableOf } from './table.js'

/** Failures that nobody caught. There must be none. */
const uncaught: unknown[] = []
process.on('unhandledRejection', (reason) => uncaught.push(reason))
process.on('uncaughtException', (error) => uncaught.push(error))

const shownFindings = 20
const settings = readSettings(process.argv.slice(2))
const server = await startHostileServer()
collectGarbage()
const heldBefore = heapBytes()
const { tally, findings } = await auditHostileAnswers(server, settings)
await server.close()
collectGarbage()

console.log(tableOf(tally.rows))
console.log('\npeak heap: the most that one call took, what the server holds to send it included')
console.log(`not caught: ${uncaught.length}`)
console.log(`held at the end: ${mebibytes(heapBytes() - heldBefore)} MiB more than at the beginning`)
console.log(`seed ${settings.seed}, ${settings.runs} random answers beside the corpus`)
for (const finding of findings.slice(0, shownFindings)) console.log(describe(finding))
for (const error of uncaught.slice(0, shownFindings)) console.error(error)
if (findings.length + uncaught.length > 0) process.exitCode = 1

function describe({ position, what, defects }: Finding): string {
  const { target, operation, step } = position
  return `\n${target.name} ${operation}, request ${step}, ${what}:\n  ${defects.join('\n  ')}`
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}
