import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { isAdapter, type Adapter } from '@cardlane/core/adapter'

const packages = join(__dirname, '..', 'packages')
const ownPackages = JSON.parse(readFileSync(join(__dirname, 'lib', 'own-packages.json'), 'utf8')) as string[]
const adapterFolders = readdirSync(packages).filter((name) => !ownPackages.includes(name))

interface Manifest {
  readonly name: string
  readonly dependencies: Readonly<Record<string, string>>
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(packages, folder, 'package.json'), 'utf8')) as Manifest
}

async function adaptersOf(folder: string): Promise<readonly Adapter[]> {
  const exported = (await import(join(packages, folder, 'src', 'index.ts'))) as Readonly<
    Record<string, unknown>
  >
  return Object.values(exported).filter(isAdapter)
}

function sourcesOf(folder: string): readonly string[] {
  return readdirSync(join(packages, folder, 'src')).filter((file) => /(?<!\.test|\.test-d)\.ts$/.test(file))
}

describe.each(adapterFolders)('the adapter in packages/%s', (folder) => {
  test('exports one definition', async () => {
    expect(await adaptersOf(folder)).toHaveLength(1)
  })

  test('has the same files as every other, with the vendor in every name', async () => {
    const [adapter] = await adaptersOf(folder)
    const vendor = adapter?.name ?? ''
    const parts = ['options', 'capabilities', 'auth', 'api', 'schemas', 'map', 'errors', 'operations']
    const sources = sourcesOf(folder)

    expect(sources).toEqual(expect.arrayContaining(parts.map((part) => `${vendor}-${part}.ts`)))
    expect(sources.filter((file) => file !== 'index.ts' && !file.startsWith(`${vendor}-`))).toEqual([])
    expect(existsSync(join(packages, folder, 'src', '__fixtures__'))).toBe(true)
    expect(existsSync(join(packages, folder, 'README.md'))).toBe(true)
  })

  test('has a test that runs the conformance cases', async () => {
    const [adapter] = await adaptersOf(folder)
    const file = join(packages, folder, 'src', `${adapter?.name ?? ''}-conformance.test.ts`)

    expect(existsSync(file) && readFileSync(file, 'utf8')).toMatch(/test\.each\(conformanceCases\(/)
  })

  test('depends on core and zod, and imports only what it depends on', () => {
    const { dependencies } = manifestOf(folder)
    const allowed = new Set(Object.keys(dependencies))
    const imported = sourcesOf(folder).flatMap((file) => {
      const text = readFileSync(join(packages, folder, 'src', file), 'utf8')
      return Array.from(text.matchAll(/from '([^.'][^']*)'/g), ([, specifier = '']) => packageOf(specifier))
    })

    expect([...allowed]).toEqual(expect.arrayContaining(['@cardlane/core', 'zod']))
    expect(imported.filter((name) => !name.startsWith('node:') && !allowed.has(name))).toEqual([])
  })

  test('gives a reason and an alternative for everything that it does not support', async () => {
    const [adapter] = await adaptersOf(folder)
    const { updateCard, ...operations } = adapter?.capabilities ?? { updateCard: {} }
    const declared: (readonly [string, unknown])[] = [
      ...Object.entries(operations),
      ...Object.entries(updateCard).map(([field, support]) => [`updateCard.${field}`, support] as const),
    ]
    const unsupported = declared
      .filter(([, support]) => support === 'unsupported')
      .map(([capability]) => capability)

    expect(Object.keys(adapter?.refusals ?? {}).sort()).toEqual(unsupported.sort())
  })
})

test('shared code never asks which provider it has', () => {
  const vendors = /paywint|paywall|sila/i
  const files = ['core', 'cardlane'].flatMap((folder) =>
    readdirSync(join(packages, folder, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.test|__fixtures__/.test(file))
      .map((file) => join(packages, folder, 'src', file)),
  )
  const code = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')

  expect(files.filter((file) => vendors.test(code(file)))).toEqual([])
})

function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}
