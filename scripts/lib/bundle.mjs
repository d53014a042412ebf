import { build } from 'esbuild'
import { writeFileSync } from 'node:fs'
import { licencesOf } from './licences.mjs'
import { manifestOf } from './workspace.mjs'

const shared = {
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  // `src` is published beside it.
  sourcesContent: false,
  logLevel: 'warning',
}

/**
 * Bundles the package of the working directory to `dist/esm`: one file for each entry point, and in `chunks` what they share or load
 * later. Gives the files.
 */
export async function bundleModules(inlined) {
  const manifest = manifestOf('.')
  const { dependencies = {}, peerDependencies = {} } = manifest
  const { metafile } = await build({
    ...shared,
    entryPoints: entriesOf(manifest),
    outbase: 'src',
    outdir: 'dist/esm',
    bundle: true,
    splitting: true,
    format: 'esm',
    chunkNames: 'chunks/[name]-[hash]',
    external: Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !inlined.includes(name)),
    // tsyringe's modules, so that nothing of CommonJS has to be imitated.
    mainFields: ['es2015', 'module', 'main'],
    legalComments: 'eof',
    metafile: true,
  })
  writeLicences(Object.keys(metafile.inputs))
  return Object.keys(metafile.outputs).filter((file) => file.endsWith('.js'))
}

/** File by file, because bundled on their own the entry points would each have their own copy of what they share. */
export async function convertToCommonJs(files) {
  await build({
    ...shared,
    entryPoints: files,
    outbase: 'dist/esm',
    outdir: 'dist/cjs',
    format: 'cjs',
    // jest cannot import within CommonJS.
    supported: { 'dynamic-import': false },
    // Code that is for both formats asks for `__filename` first.
    logOverride: { 'empty-import-meta': 'silent' },
  })
  writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n')
}

/** The sources of the entry points and commands of a package. */
function entriesOf({ exports, bin = {} }) {
  const entryPoints = Object.values(exports).flatMap((each) => each['@cardlane/source'] ?? [])
  const commands = Object.values(bin).map((file) =>
    file.replace('./dist/esm/', './src/').replace(/\.js$/, '.ts'),
  )
  return [...entryPoints, ...commands]
}

function writeLicences(inputs) {
  const licences = licencesOf(inputs)
  if (licences !== '') writeFileSync('dist/third-party-licences.txt', licences)
}
