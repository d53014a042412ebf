// node scripts/run-tool.mjs audits campaign …: installs and builds what is missing, then runs that tool of @cardlane/audits or
// @cardlane/bench with the other arguments.
import { join } from 'node:path'
import { run, runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, root } from './lib/workspace.mjs'

const [workspace, tool, ...args] = process.argv.slice(2)

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  await run(process.execPath, [join(root, workspace, 'dist', 'esm', tool, 'main.js'), ...args])
})
