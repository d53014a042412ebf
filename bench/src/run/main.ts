// npm run bench: what a call costs, how that grows, and what the packages weigh, beside others.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inProcesses } from '../parts/open-bench.js'
import { middleOf, withMiddle } from '../report/document.js'
import { goalsOf } from '../report/goals.js'
import { readOptions, usage, type Options } from './read-options.js'
import { runParts } from './run-parts.js'

const document = fileURLToPath(new URL('../../../../docs/performance.md', import.meta.url))

async function measure(options: Options): Promise<void> {
  const tell = (text: string) => process.stderr.write(`… ${text}\n`)
  const results = await runParts(options, inProcesses, tell)
  const goals = goalsOf(results)
  const text = middleOf(results, goals)
  console.log(text)
  const { json, document: file } = options
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ goals, results }, null, 2)}\n`)
  if (file !== undefined) writeFileSync(file, withMiddle(readFileSync(file, 'utf8'), text))
}

function optionsOf(args: readonly string[]): Options | undefined {
  try {
    return readOptions(args, document)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    return undefined
  }
}

const options = optionsOf(process.argv.slice(2))
if (options === undefined) process.exitCode = 2
else await measure(options)
