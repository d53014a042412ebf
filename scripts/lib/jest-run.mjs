import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { run } from './run.mjs'
import { root } from './workspace.mjs'

const report = join(root, 'node_modules', '.cache', 'jest-nodes-report.json')

/** Runs jest with a binary of Node. The counts are `undefined` when jest ends before it has written its report. */
export async function testWith(binary, jestArguments) {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
  // First in the path, so that a test that starts `node` starts the same one.
  const PATH = [dirname(binary), process.env.PATH].join(delimiter)
  rmSync(report, { force: true })
  const begun = performance.now()
  const ok = await run(binary, [jest, '--json', '--outputFile', report, ...jestArguments], {
    cwd: root,
    env: { ...process.env, PATH },
    stdio: ['inherit', 'ignore', 'inherit'],
  }).then(
    () => true,
    () => false,
  )
  const seconds = (performance.now() - begun) / 1000
  if (!existsSync(report)) return { ok: false, seconds }
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8'))
  return { ok, passed, failed, seconds }
}
