// npm test: every check that a change has to pass. Arguments narrow the tests: npm test -- packages/sila
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, runMain } from './lib/run.mjs'
import { ensureBuilt, ensureInstalled, root, tool } from './lib/workspace.mjs'

const narrowed = process.argv.slice(2)

const checks = {
  types: () => tool('tsc', '--noEmit'),
  lint: () => tool('eslint', '.', '--cache', '--cache-location', 'node_modules/.cache/eslint/'),
  format: () => tool('prettier', '--check', '--cache', '--log-level', 'warn', '.'),
  'unused code': () => tool('knip'),
  build: ensureBuilt,
  'built packages in plain Node': () => run(process.execPath, [join(root, 'scripts', 'check-consumers.mjs')]),
  'capability table': () =>
    run(process.execPath, [join(root, 'audits', 'dist', 'esm', 'matrix', 'main.js'), '--check']),
  tests: runTests,
}

await runMain(async () => {
  await ensureInstalled()
  for (const [name, check] of Object.entries(checks)) {
    console.log(`\n── ${name}`)
    await check()
  }
})

/** Coverage is measured, and its thresholds hold, where all tests run. */
async function runTests() {
  const report = join(root, 'node_modules', '.cache', 'jest-report.json')
  const scope = narrowed.length === 0 ? ['--coverage'] : narrowed
  try {
    await tool('jest', '--json', '--outputFile', report, ...scope)
  } finally {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    console.log(`\n${numPassedTests} passed, ${numFailedTests} failed`)
  }
}
