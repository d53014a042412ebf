import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What an application has after `npm install`. */
export interface Weight {
  readonly label: string
  readonly packages: number
  /** Of the files, each counted once. */
  readonly bytes: number
  /** Packages that run a script when they are installed. */
  readonly scripted: readonly string[]
}

/** Installs packages, by name or as archives, into an empty folder, without running their scripts. */
export async function measureWeight(label: string, packages: readonly string[]): Promise<Weight> {
  const folder = mkdtempSync(join(tmpdir(), 'cardlane-weight-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    await install(folder, packages)
    const { packages: count, bytes, scripted } = weigh(join(folder, 'node_modules'))
    return { label, packages: count, bytes, scripted }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function install(folder: string, packages: readonly string[]): Promise<void> {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  const child = spawn('npm', ['install', ...options, ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`npm install ${packages.join(' ')} ended with ${code ?? 'a signal'}.`)
}

interface Installed {
  readonly packages: Readonly<
    Record<string, { readonly hasInstallScript?: boolean; readonly link?: boolean }>
  >
}

/** What lies in a folder `node_modules` that npm has written. */
export function weigh(modules: string): Omit<Weight, 'label'> {
  const { packages } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')) as Installed
  const installed = Object.entries(packages).filter(([path]) => existsSync(join(modules, '..', path)))
  const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true)
  return {
    packages: installed.length,
    bytes: bytesBelow(modules),
    scripted: [...new Set(scripted.map(nameAt))].sort(),
  }
}

function nameAt([path]: readonly [string, unknown]): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => statSync(join(parentPath, name)).size)
    .reduce((total, size) => total + size, 0)
}
