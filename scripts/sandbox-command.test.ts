import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { build } from 'esbuild'

const source = join(__dirname, '..', 'packages', 'sandbox', 'src', 'bin', 'cardlane-sandbox.ts')
let folder: string
let command: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cardlane-sandbox-'))
  command = join(folder, 'cardlane-sandbox.cjs')
  await build({
    ...{ entryPoints: [source], outfile: command, bundle: true, platform: 'node', format: 'cjs' },
    conditions: ['@cardlane/source'],
  })
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const start = (...args: string[]) => {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.err += text))
  const untilRunning = async () => {
    while (!printed.out.includes('Stop with Ctrl-C.')) await once(child.stdout, 'data')
  }
  return { child, printed, untilRunning, ended: once(child, 'close') }
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'cardlane-sandbox runs until %s, and ends cleanly',
  async (signal) => {
    const { child, printed, untilRunning, ended } = start('--port', '0', '--state', 'state.json')
    await untilRunning()
    child.kill(signal)
    expect(await ended).toEqual([0, null])
    expect(printed.out).toMatch(/The sandbox has stopped\.\n$/)
    expect(printed.err).toBe('')
    expect(JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8'))).toMatchObject({ version: 1 })
  },
)

test('cardlane-sandbox says what is allowed, and fails', async () => {
  const { printed, ended } = start('--prot', '80')
  expect(await ended).toEqual([2, null])
  expect(printed.err).toMatch(/^Unknown option '--prot'[\s\S]*--port N/)
  expect(printed.out).toBe('')
})

test('the manifest names a command that the build makes', () => {
  const { bin } = JSON.parse(
    readFileSync(join(__dirname, '..', 'packages', 'sandbox', 'package.json'), 'utf8'),
  ) as { bin: Record<string, string> }
  expect(bin).toEqual({ 'cardlane-sandbox': './dist/esm/bin/cardlane-sandbox.js' })
  expect(existsSync(source)).toBe(true)
  expect(readFileSync(source, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
})
