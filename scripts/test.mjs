// npm test: every check that a change has to pass.
import { runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, tool } from './lib/workspace.mjs'

const checks = {
  types: () => tool('tsc', '--noEmit'),
  lint: () => tool('eslint', '.', '--cache', '--cache-location', 'node_modules/.cache/eslint/'),
  format: () => tool('prettier', '--check', '--cache', '--log-level', 'warn', '.'),
  'unused code': () => tool('knip'),
  build: ensureBuilt,
  tests: () => tool('jest', '--coverage', ...process.argv.slice(2)),
}

await runMain(async () => {
  await ensureInstalled()
  for (const [name, check] of Object.entries(checks)) {
    console.log(`\n── ${name}`)
    await check()
  }
})
