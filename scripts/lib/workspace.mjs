import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesBelow, fingerprint } from './fingerprint.mjs'
import { capture, run } from './run.mjs'
import { onceFor } from './stamp.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const pnpmVersion = '12.21.0'

/** Folders with a package.json below these. */
export function workspaceFolders(...parents) {
  return parents
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(root, parent, name)))
    .filter((folder) => existsSync(join(folder, 'package.json')))
}

/** Packages that stand alone at the root: they measure and test, and are not published. */
const tools = ['audits', 'bench']

export function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

/** pnpm without its being installed. */
export function pnpm(...args) {
  return run('npx', ['--yes', `pnpm@${pnpmVersion}`, ...args], { cwd: root })
}

/** The same, and gives what it printed instead of failing. */
export function capturedPnpm(...args) {
  return capture('npx', ['--yes', `pnpm@${pnpmVersion}`, ...args], { cwd: root })
}

/** A command of the workspace's own tools. */
export function tool(name, ...args) {
  return run(join(root, 'node_modules', '.bin', name), args, { cwd: root })
}

export async function ensureInstalled() {
  const folders = [
    root,
    ...workspaceFolders('packages', 'examples'),
    ...tools.map((name) => join(root, name)),
  ]
  const manifests = folders.map((folder) => join(folder, 'package.json'))
  const inputs = fingerprint([join(root, 'pnpm-workspace.yaml'), join(root, 'pnpm-lock.yaml'), ...manifests])
  await onceFor(inputs, join(root, 'node_modules', '.cardlane-installed'), () =>
    pnpm('install', '--frozen-lockfile'),
  )
}

/** Builds every package, unless nothing that goes into a build has changed since the last time. */
export async function ensureBuilt() {
  const sources = ['packages', 'examples', 'scripts', ...tools]
    .flatMap((folder) => filesBelow(join(root, folder)))
    .filter((file) => /\.(ts|mjs|json)$/.test(file) && !/\.test(-d)?\.ts$|__fixtures__/.test(file))
  const configs = ['tsconfig.base.json', 'tsconfig.build.json', 'pnpm-lock.yaml'].map((file) =>
    join(root, file),
  )
  const inputs = fingerprint([...sources, ...configs])
  await onceFor(inputs, join(root, 'node_modules', '.cardlane-built'), () =>
    pnpm('--recursive', 'run', 'build'),
  )
}
