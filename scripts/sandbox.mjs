// npm run sandbox: installs and builds what is missing, then runs the command of @cardlane/sandbox with the same arguments.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, root } from './lib/workspace.mjs'

const command = join(root, 'packages', 'sandbox', 'dist', 'esm', 'bin', 'cardlane-sandbox.js')

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  // In this process, so that Ctrl-C reaches it and nothing is left behind.
  await import(pathToFileURL(command).href)
})
