// npm test: every check that a change has to pass. Arguments narrow the tests: npm test -- packages/sila
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
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

/** The coverage of adapters has a threshold. Measuring it makes tests several times slower, so nothing else is measured. */
async function runTests() {
  if (narrowed.length > 0) return report([await jest(...narrowed)])
  const ofAdapters = adapterFolders().map((folder) => `/${folder}/`)
  report([
    await jest('--coverage', ...ofAdapters),
    await jest('--testPathIgnorePatterns', '/node_modules/', ...ofAdapters),
  ])
}

/** Runs jest, and gives how it ended and what it counted. */
async function jest(...args) {
  const results = join(root, 'node_modules', '.cache', 'jest-results.json')
  rmSync(results, { force: true })
  const failure = await tool('jest', '--json', '--outputFile', results, ...args).catch((error) => error)
  if (!existsSync(results)) throw failure
  return { failure, ...JSON.parse(readFileSync(results, 'utf8')) }
}

/** The closing lines: what all runs have counted. */
function report(runs) {
  const sum = (count) => runs.reduce((total, each) => total + each[count], 0)
  console.log(`\n${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed`)
  const failed = runs.find(({ failure }) => failure !== undefined)
  if (failed !== undefined) throw failed.failure
}

function adapterFolders() {
  const ownPackages = JSON.parse(readFileSync(join(root, 'scripts', 'lib', 'own-packages.json'), 'utf8'))
  return readdirSync(join(root, 'packages'))
    .filter((name) => !ownPackages.includes(name))
    .map((name) => `packages/${name}`)
}
