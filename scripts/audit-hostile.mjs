// npm run audit:hostile: answers every operation of every adapter with everything that a server can do wrong.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, root } from './lib/workspace.mjs'

const main = join(root, 'audits', 'dist', 'esm', 'hostile', 'main.js')

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  await import(pathToFileURL(main).href)
})
