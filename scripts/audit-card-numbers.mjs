// npm run audit:card-numbers: installs and builds what is missing, then measures how often the card-number guard is wrong.
import { join } from 'node:path'
import { run, runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, root } from './lib/workspace.mjs'

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  const main = join(root, 'audits', 'dist', 'esm', 'card-numbers', 'main.js')
  await run(process.execPath, [main, ...process.argv.slice(2)])
})
