// npm run bench: what a call costs, how that grows, and what the packages weigh, beside others.
import { fileURLToPath } from 'node:url'
import { inProcesses } from '../calls/stage.js'
import { fullPlan, quickPlan } from './plan.js'
import { reachesOf } from './reaches.js'
import { readOptions, usage, type Options } from './read-options.js'
import { report } from './report.js'
import { runLibrary } from './run-library.js'
import { tablesOf } from './tables.js'
import { writeDocs, writeJson } from './write-results.js'

const docsFolder = fileURLToPath(new URL('../../../../docs', import.meta.url))

async function measure({ quick, packed, json, docs }: Options): Promise<void> {
  const plan = quick ? quickPlan : fullPlan
  const tell = (text: string) => process.stderr.write(`… ${text}\n`)
  const results = await runLibrary({ plan, quick, packed, start: inProcesses }, tell)
  const reaches = reachesOf(results)
  const tables = tablesOf(results, reaches)
  console.log(report(results.conditions, tables))
  if (json !== undefined) writeJson(json, { results, reaches, tables })
  if (docs !== undefined) writeDocs(docs, { results, reaches, tables })
}

function optionsOf(args: readonly string[]): Options | undefined {
  try {
    return readOptions(args, docsFolder)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    return undefined
  }
}

const options = optionsOf(process.argv.slice(2))
if (options === undefined) process.exitCode = 2
else await measure(options)
