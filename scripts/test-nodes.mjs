// npm run test:nodes [-- 22 24] [-- -- packages/sila]: the tests on several majors of Node; the npm registry brings the binaries.
import { parseTestArguments } from './lib/test-arguments.mjs'
import { nodeOf } from './lib/node-binary.mjs'
import { testWith } from './lib/jest-run.mjs'
import { runMain } from './lib/run.mjs'
import { ensureInstalled } from './lib/workspace.mjs'

await runMain(async () => {
  const { majors, jestArguments } = parseTestArguments(process.argv.slice(2))
  await ensureInstalled()
  const lines = []
  for (const major of majors) {
    console.log(`\n── Node ${major}`)
    lines.push(await lineOf(major, jestArguments))
  }
  console.log(`\n${lines.map(({ text }) => text).join('\n')}`)
  if (lines.some(({ ok }) => !ok)) throw new Error('The tests do not pass on every version.')
})

/** One after another, because two runs at once would only wait for each other. */
async function lineOf(major, jestArguments) {
  const node = await nodeOf(major)
  if (node === undefined) return { ok: false, text: `Node ${major}: the registry has no such version` }
  const { ok, passed, failed, seconds } = await testWith(node.binary, jestArguments)
  const counts = passed === undefined ? 'jest did not finish' : `${passed} passed, ${failed} failed`
  return { ok, text: `Node ${node.version}: ${counts}, ${seconds.toFixed(0)} s` }
}
