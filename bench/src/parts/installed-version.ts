import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const load = createRequire(import.meta.url)

/** The version of a package that this one depends on, so that the one that is weighed is the one that is measured. */
export function installedVersion(name: string): string {
  const folders = load.resolve.paths(name) ?? []
  const manifest = folders
    .map((folder) => join(folder, name, 'package.json'))
    .find((file) => existsSync(file))
  if (manifest === undefined) throw new Error(`${name} is not installed in ${dirname(folders[0] ?? '')}.`)
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version
}
