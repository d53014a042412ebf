// npm run campaign -- --runs 20000 --seed 7: installs and builds what is missing, then runs the campaign of @cardlane/audits.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, root } from './lib/workspace.mjs'

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  await import(pathToFileURL(join(root, 'audits', 'dist', 'esm', 'campaign', 'main.js')).href)
})
