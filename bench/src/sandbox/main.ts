// npm run bench:sandbox: how fast the sandbox is, and whether its memory stays flat. Fails where it is not so.
import { judge } from './judge.js'
import { readOptions, usage, type Options } from './read-options.js'
import { report } from './report.js'
import { runBenchmark } from './run-benchmark.js'
import { startServerProcess } from './server-process.js'

async function measure({ requests, json }: Options): Promise<number> {
  const server = await startServerProcess()
  try {
    const benchmark = await runBenchmark(server, requests, (text) => process.stderr.write(`… ${text}\n`))
    const problems = judge(benchmark)
    console.log(json ? JSON.stringify({ ...benchmark, problems }, null, 2) : report(benchmark))
    if (problems.length > 0) console.error(`\n${problems.join('\n')}`)
    return problems.length === 0 ? 0 : 1
  } finally {
    await server.stop()
  }
}

function optionsOf(argv: readonly string[]): Options | undefined {
  try {
    return readOptions(argv)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    return undefined
  }
}

const options = optionsOf(process.argv.slice(2))
process.exitCode = options === undefined ? 2 : await measure(options)
