import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { capture } from './run.mjs'
import { root } from './workspace.mjs'

/** The binary alone: the package `node` would run a script at install to choose this one. */
const platform = process.platform === 'win32' ? 'win' : process.platform
const packageName = `node-${platform}-${process.arch}`

/**
 * The binary of a major and its version: the running one where that is it, or one from the registry, kept among the caches.
 * `undefined` when the registry has none.
 */
export async function nodeOf(major) {
  if (process.versions.node.startsWith(`${major}.`)) {
    return { binary: process.execPath, version: process.versions.node }
  }
  const folder = join(root, 'node_modules', '.cache', 'nodes', major)
  const binary = join(
    folder,
    'node_modules',
    packageName,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (!existsSync(binary) && !(await install(major, folder))) return undefined
  const { text } = await capture(binary, ['--print', 'process.versions.node'])
  return { binary, version: text.trim() }
}

/** Without a lockfile, because it is not to belong to the workspace that it lies in. */
async function install(major, folder) {
  const { status, text } = await capture('npm', [
    ...['install', '--prefix', folder, '--no-save', '--no-package-lock', '--ignore-scripts'],
    ...['--no-audit', '--no-fund', '--loglevel', 'error', `${packageName}@${major}`],
  ])
  if (status === 0) return true
  if (/ETARGET|E404/.test(text)) return false
  throw new Error(`npm could not install ${packageName}@${major}:\n${text}`)
}
