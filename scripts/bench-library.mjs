// npm run bench: installs, builds and packs what is missing, then measures the library beside others.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, pnpm, root } from './lib/workspace.mjs'

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  const packed = mkdtempSync(join(tmpdir(), 'cardlane-packed-'))
  try {
    for (const name of ['@cardlane/core', '@cardlane/sila', 'cardlane']) {
      await pnpm('--silent', '--filter', name, 'pack', '--pack-destination', packed)
    }
    const main = join(root, 'bench', 'dist', 'esm', 'library', 'main.js')
    await run(process.execPath, [main, '--packed', packed, ...process.argv.slice(2)])
  } finally {
    rmSync(packed, { recursive: true, force: true })
  }
})
