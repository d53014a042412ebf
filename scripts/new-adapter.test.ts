import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

const root = join(__dirname, '..')
const ownPackages = 'scripts/lib/own-packages.json'
const settings = ['eslint.config.js', 'jest.config.ts', 'tsconfig.base.json', '.prettierrc.json', ownPackages]
let copy: string

/** The repository's settings, and a new adapter as long as names may be, which breaks lines where acme's do not. */
const name = 'a23456789012345678901234567890'
const folder = () => join(copy, 'packages', name)

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'cardlane-new-adapter-'))
  mkdirSync(join(copy, 'scripts', 'lib'), { recursive: true })
  for (const file of settings) copyFileSync(join(root, file), join(copy, file))
  // What core declares for packages without types belongs to its sources.
  const tsconfig = readFileSync(join(root, 'tsconfig.json'), 'utf8')
  const declarations = `"${join(root, 'packages', '*', 'src', '**', '*.d.ts')}", "packages/*/src"`
  writeFileSync(join(copy, 'tsconfig.json'), tsconfig.replace('"packages/*/src"', declarations))
  writeFileSync(join(copy, 'package.json'), '{ "type": "module" }')
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const parent of ['packages', 'examples']) mkdirSync(join(copy, parent))
  write(folder())
  symlinkSync(join(root, 'examples', 'acme-adapter', 'node_modules'), join(folder(), 'node_modules'))
})
afterAll(() => {
  rmSync(copy, { recursive: true })
})

describe('a new adapter', () => {
  test.each([
    ['compiles', ['tsc', '--noEmit']],
    ['is in order for lint', ['eslint', 'packages']],
    ['is formatted', ['prettier', '--check', '--ignore-path', '.none', 'packages']],
  ])(
    '%s',
    (_, [tool = '', ...args]) => {
      const { stdout, stderr, status } = spawnSync(join(root, 'node_modules', '.bin', tool), args, {
        cwd: copy,
      })
      expect({ status, output: status === 0 ? '' : `${stdout.toString()}${stderr.toString()}` }).toEqual({
        status: 0,
        output: '',
      })
    },
    60_000,
  )

  test('conforms in what it does so far, and says what is left to write', () => {
    const report = join(copy, 'report.json')
    const args = [`packages/${name}`, '--json', '--outputFile', report, '--forceExit']
    spawnSync(join(root, 'node_modules', '.bin', 'jest'), args, { cwd: copy })
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as JestReport
    const results = testResults.flatMap(({ assertionResults }) => assertionResults)
    const failed = results.filter(({ status }) => status === 'failed')
    const passed = results.filter(({ status }) => status === 'passed').map(({ title }) => title)

    expect(failed.map(({ title }) => title)).toEqual(['nothing is left to write'])
    expect(passed).toContain('capabilities: listCards: happens at the provider, and is seen by a read')
    for (const left of [
      'updateCard.name: write it',
      'README.md: put what',
      `${name}-auth.ts: put what`,
      `${name}-simulator.ts: put what`,
    ]) {
      expect(failed[0]?.failureMessages.join()).toContain(left)
    }
  }, 60_000)
})

interface JestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

test('an example is private', () => {
  const example = join(copy, 'examples', 'acme2')
  write(example)
  const manifest: unknown = JSON.parse(readFileSync(join(example, 'package.json'), 'utf8'))
  expect(manifest).toMatchObject({ name: 'example-acme2', private: true })
  expect(JSON.parse(readFileSync(join(folder(), 'package.json'), 'utf8'))).not.toHaveProperty('private')
})

test.each([
  [[], 'Which provider? For example: npm run new:adapter acme2'],
  [['Acme-2'], '"Acme-2" cannot be the name of an adapter: use 2 to 30 small letters and digits'],
  [['a'.repeat(31)], 'cannot be the name of an adapter'],
  [['core'], '"core" is a word of Cardlane\'s own.'],
  [['new'], '"new" is a word of JavaScript, and an adapter is exported by its name. Try newpay.'],
  [['sila'], `${join('packages', 'sila')} exists already. Choose another name`],
  [['acme2', '--in', 'elsewhere'], 'elsewhere. With --in, name one such as packages or examples.'],
])('%j is refused with a way out', (args, message) => {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, 'new-adapter.mjs'), ...args])
  expect(stderr.toString()).toContain(message)
  expect(status).toBe(1)
})

function write(target: string): void {
  const script = pathToFileURL(join(__dirname, 'new-adapter', 'write-adapter.mjs')).href
  const program = `import { writeAdapter } from '${script}'; await writeAdapter(process.argv[1])`
  execFileSync(process.execPath, ['--input-type=module', '--eval', program, target])
}
