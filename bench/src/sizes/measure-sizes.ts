import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import { bundleNames, bundles, type BundleName } from './bundles.js'

/** Bytes, minified. */
export interface Size {
  /** Of everything, with what is loaded only when it is needed. */
  readonly total: number
  /** Of what the import alone loads. */
  readonly loaded: number
  /** The part of `total` that is Cardlane's own. */
  readonly own: number
}

export type Sizes = Readonly<Record<BundleName, Size>>

/** Bundles what an application would import, tree-shaken and minified. It is the same on every machine. */
export async function measureSizes(): Promise<Sizes> {
  const sizes = await Promise.all(bundleNames.map((name) => measureSize(bundles[name])))
  return Object.fromEntries(bundleNames.map((name, index) => [name, sizes[index]])) as unknown as Sizes
}

const entry = '<stdin>'

async function measureSize(source: string): Promise<Size> {
  const { metafile } = await build({
    stdin: { contents: source, resolveDir: dirname(fileURLToPath(import.meta.url)) },
    bundle: true,
    minify: true,
    splitting: true,
    metafile: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outdir: 'out',
    logLevel: 'error',
    // The sources, so that nothing has to be built first.
    conditions: ['@cardlane/source'],
    // As in our builds, so that what they have inside weighs the same here.
    mainFields: ['module', 'main'],
    // Optional: it is there where the application has installed it.
    external: ['@opentelemetry/api'],
  })
  const outputs = Object.values(metafile.outputs)
  return {
    total: sum(outputs.map(({ bytes }) => bytes)),
    loaded: sum(loadedFirst(metafile).map((path) => metafile.outputs[path]?.bytes ?? 0)),
    own: sum(outputs.flatMap(({ inputs }) => Object.entries(inputs).map(ownBytes))),
  }
}

function ownBytes([path, { bytesInOutput }]: readonly [string, { readonly bytesInOutput: number }]): number {
  return path.includes('node_modules/') ? 0 : bytesInOutput
}

/** The entry, and what it imports by statements, and so on. */
function loadedFirst({ outputs }: Metafile): readonly string[] {
  const seen = new Set<string>()
  const visit = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    const statements = (outputs[path]?.imports ?? []).filter(({ kind }) => kind === 'import-statement')
    for (const { path: imported, external } of statements) if (external !== true) visit(imported)
  }
  const [first] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === entry) ?? []
  if (first !== undefined) visit(first)
  return [...seen]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
