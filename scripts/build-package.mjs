// Builds the package of the working directory: its types by the compiler, its code as few files as its entry points allow, as ES
// modules and as CommonJS. `--inline NAME` puts a dependency into the build.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundleModules, convertToCommonJs } from './lib/bundle.mjs'
import { copyDeclarations } from './lib/declarations.mjs'
import { run, runMain } from './lib/run.mjs'
import { root } from './lib/workspace.mjs'

await runMain(async () => {
  const { values } = parseArgs({ options: { inline: { type: 'string', multiple: true, default: [] } } })
  rmSync('dist', { recursive: true, force: true })
  const [outputs] = await Promise.all([
    bundleModules(values.inline),
    run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json', '--emitDeclarationOnly']),
  ])
  await convertToCommonJs(outputs)
  copyDeclarations('dist/esm', 'dist/cjs')
})
