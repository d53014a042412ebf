// Runs the built packages in plain Node: as ES modules, as CommonJS, as both, the conformance kit under node:test, and the first
// example of the README.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, root } from './lib/workspace.mjs'

const folder = join(root, 'examples', 'consumers')
const node = (file, ...flags) => run(process.execPath, [...flags, join(folder, file)])

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  for (const file of ['esm.mjs', 'cjs.cjs', 'both.mjs']) await node(file)
  await node('conformance.mjs', '--test-reporter=spec')
  await runReadmeExample()
})

async function runReadmeExample() {
  const [, example] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? []
  if (example === undefined) throw new Error('README.md has no example to run.')
  const file = 'readme-example.mjs'
  writeFileSync(join(folder, file), example)
  try {
    console.log('the first example of the README:')
    await node(file)
  } finally {
    rmSync(join(folder, file))
  }
}
