// npm start: installs and builds what is missing, then runs the wallet at every provider.
import { join } from 'node:path'
import { run, runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, root } from './lib/workspace.mjs'

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  await run(process.execPath, [join(root, 'examples', 'wallet', 'dist', 'esm', 'main.js')])
})
