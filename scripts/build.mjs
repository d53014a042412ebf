import { runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled } from './lib/workspace.mjs'

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
})
