// Builds the package of the working directory: ES modules and CommonJS, each with its types, by the compiler alone.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, runMain } from './lib/run.mjs'
import { root } from './lib/workspace.mjs'

const tsc = (...args) =>
  run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json', ...args])

await runMain(async () => {
  rmSync('dist', { recursive: true, force: true })
  await Promise.all([
    tsc(),
    tsc(
      '--outDir',
      'dist/cjs',
      '--module',
      'commonjs',
      '--moduleResolution',
      'bundler',
      '--verbatimModuleSyntax',
      'false',
    ),
  ])
  mkdirSync('dist/cjs', { recursive: true })
  writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n')
})
