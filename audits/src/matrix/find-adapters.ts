import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isAdapter, type Adapter } from '@cardlane/core/adapter'

/** Every adapter below `packages`, by what the packages export: nobody keeps a list of them. */
export async function findAdapters(packages: string): Promise<readonly Adapter[]> {
  const entries = readdirSync(packages)
    .map((folder) => join(packages, folder, 'dist', 'esm', 'index.js'))
    .filter((entry) => existsSync(entry))
  const exported = await Promise.all(
    entries.map(async (entry) =>
      Object.values<unknown>((await import(pathToFileURL(entry).href)) as Readonly<Record<string, unknown>>),
    ),
  )
  return exported.flat().filter(isAdapter)
}
