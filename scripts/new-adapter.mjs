// npm run new:adapter acme2 [-- --in examples]: an adapter that compiles, and whose conformance run says what is left to write.
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { runMain } from './lib/run.mjs'
import { ensureInstalled, pnpm, root } from './lib/workspace.mjs'
import { adapterFolder } from './new-adapter/adapter-folder.mjs'

await runMain(async () => {
  const { values, positionals } = parseArgs({
    options: { in: { type: 'string', default: 'packages' } },
    allowPositionals: true,
  })
  const folder = adapterFolder({ name: positionals[0], parent: join(root, values.in) })
  await ensureInstalled()
  // Only now, because it needs what is installed.
  const { writeAdapter } = await import('./new-adapter/write-adapter.mjs')
  await writeAdapter(folder)
  await pnpm('install')
  console.log(`
${relative(root, folder)} is there. What is left to write:

  npx jest ${relative(root, folder)}

docs/add-a-provider.md goes through it step by step.`)
})
