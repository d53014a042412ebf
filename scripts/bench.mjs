// npm run bench:sandbox: installs and builds what is missing, then runs the benchmark of that name in @cardlane/bench.
import { join } from 'node:path'
import { run, runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, root } from './lib/workspace.mjs'

const [name, ...args] = process.argv.slice(2)

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  await run(process.execPath, [join(root, 'bench', 'dist', 'esm', name, 'main.js'), ...args])
})
