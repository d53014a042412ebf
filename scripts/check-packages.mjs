// Packs every package as npm would, and checks what users would get: exports, types, ES modules and CommonJS.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, manifestOf, pnpm, tool, workspaceFolders } from './lib/workspace.mjs'

await runMain(async () => {
  await ensureInstalled()
  await ensureBuilt()
  const packed = mkdtempSync(join(tmpdir(), 'cardlane-packed-'))
  try {
    for (const folder of workspaceFolders('packages')) {
      const { name } = manifestOf(folder)
      console.log(`\n── ${name}`)
      const before = new Set(readdirSync(packed))
      await pnpm('--silent', '--filter', name, 'pack', '--pack-destination', packed)
      const tarball = join(
        packed,
        readdirSync(packed).find((file) => !before.has(file)),
      )
      await tool('publint', '--strict', tarball)
      await tool('attw', '--profile', 'node16', tarball)
    }
  } finally {
    rmSync(packed, { recursive: true, force: true })
  }
})
