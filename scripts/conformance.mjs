// npm run conformance, npm run conformance:mutants: installs and builds what is missing, then tries the adapters, or the kit.
import { join } from 'node:path'
import { run, runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, root } from './lib/workspace.mjs'

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  const [what, ...args] = process.argv.slice(2)
  await run(process.execPath, [join(root, 'audits', 'dist', 'esm', what, 'main.js'), ...args])
})
