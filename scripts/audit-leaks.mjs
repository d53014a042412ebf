// npm run audit:leaks: installs and builds what is missing, then searches everything printable for planted secrets.
import { join } from 'node:path'
import { run, runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, root } from './lib/workspace.mjs'

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  await run(process.execPath, [
    join(root, 'audits', 'dist', 'esm', 'leaks', 'main.js'),
    ...process.argv.slice(2),
  ])
})
