// npm run bench: installs, builds and packs what is missing, then measures the library beside others.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeOf } from './lib/node-binary.mjs'
import { run, runMain } from './lib/run.mjs'
import { allMajors } from './lib/test-arguments.mjs'
import { ensureBuilt, ensureInstalled, pnpm, root } from './lib/workspace.mjs'

const args = process.argv.slice(2)

/** Whether a part is measured, so that nothing is brought for one that is not. */
const measures = (part) => !args.includes('--only') || args[args.indexOf('--only') + 1] === part

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  const packed = mkdtempSync(join(tmpdir(), 'cardlane-packed-'))
  try {
    if (measures('weight')) {
      for (const name of ['@cardlane/core', '@cardlane/sila', 'cardlane']) {
        await pnpm('--silent', '--filter', name, 'pack', '--pack-destination', packed)
      }
    }
    const nodes = measures('nodes') ? await Promise.all(allMajors.map(nodeOf)) : []
    const binaries = nodes.flatMap((node) => (node === undefined ? [] : ['--node', node.binary]))
    const main = join(root, 'bench', 'dist', 'esm', 'run', 'main.js')
    await run(process.execPath, [main, '--packed', packed, ...binaries, ...args])
  } finally {
    rmSync(packed, { recursive: true, force: true })
  }
})
