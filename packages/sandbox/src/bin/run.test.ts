import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { sendRaw } from '../__fixtures__/raw-client.js'
import { loadState } from '../state-file.js'
import { readArguments, usage } from './read-arguments.js'
import { run } from './run.js'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cardlane-command-'))
  file = join(folder, 'state.json')
})
afterEach(() => rm(folder, { recursive: true }))

/** The command as it runs: what it prints, and how to stop it. */
function command(...argv: string[]) {
  const printed = { out: '', err: '' }
  let stop = (): void => undefined
  let started = (): void => undefined
  let complain = (): void => undefined
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  const running = new Promise<void>((resolve) => {
    started = resolve
  })
  const complained = new Promise<void>((resolve) => {
    complain = resolve
  })
  const code = run(argv, {
    stopped,
    out(text) {
      printed.out += text
      started()
    },
    err(text) {
      printed.err += text
      complain()
    },
  })
  /** When it has said what it has to say, or has ended. */
  const ready = Promise.race([running, code])
  return { printed, code, ready, stop, complained }
}

const configurationIn = (text: string): unknown =>
  JSON.parse(/cardlane\.config\.json\n(\{[\s\S]*?\n\})\n/.exec(text)?.[1] ?? '')

test('prints addresses, made-up credentials and a configuration to paste, and ends cleanly', async () => {
  const { printed, code, ready, stop } = command('--port', '0', '--seed', 'demo')
  await ready
  const address = /http:\/\/127\.0\.0\.1:\d+/.source
  expect(printed.out).toMatch(
    new RegExp(
      `page +${address}\\n +paywint +${address}\\n +paywall +${address} .*\\n +${address} .*\\n +sila +${address}/0\\.2\\n`,
    ),
  )
  expect(printed.out).toContain('Seed      demo\n')
  expect(printed.out).toContain('"clientId": "demo-sila-client"')
  expect(printed.out).toContain('Stop with Ctrl-C.')
  expect(configurationIn(printed.out)).toMatchObject({
    default: 'sila',
    providers: {
      paywint: { adapter: '@cardlane/paywint', secretKey: 'demo-paywint-secret' },
      paywall: { adapter: '@cardlane/paywall', publicKey: 'demo-paywall-public-key' },
      sila: { adapter: '@cardlane/sila', auth: { kind: 'ecdsa' } },
    },
  })
  const [page = ''] = new RegExp(address).exec(printed.out) ?? []
  expect((await sendRaw({ method: 'GET', url: page })).status).toBe(200)

  stop()
  expect(await code).toBe(0)
  expect((await sendRaw({ method: 'GET', url: page })).error).toBe('ECONNREFUSED')
  expect(printed.err).toBe('')
})

test('keeps its state in a file, and goes on from there', async () => {
  const first = command('--port=0', '--state', file, '--seed=demo')
  await first.ready
  first.stop()
  expect(await first.code).toBe(0)
  const state = await loadState(file)
  expect(state?.seed).toBe('demo')
  await writeFile(file, JSON.stringify({ ...state, clock: { offsetMs: 5000 } }))

  const second = command('--port=0', '--state', file)
  await second.ready
  expect(second.printed.out).toContain(`Seed      demo\nState     ${file}\n`)
  second.stop()
  expect(await second.code).toBe(0)
  expect((await loadState(file))?.clock.offsetMs).toBe(5000)
})

test('a malformed state is named by its path, and nothing is overwritten', async () => {
  await writeFile(file, '{"version":1}')
  const { printed, code } = command('--port=0', '--state', file)
  expect(await code).toBe(1)
  expect(printed.err).toContain(`${file} cannot be used: This is not the state of a sandbox.\n$.seed: `)
  expect(await readFile(file, 'utf8')).toBe('{"version":1}')
  expect(printed.out).toBe('')
})

test('a state that cannot be written ends it before it begins', async () => {
  const { printed, code } = command('--port=0', '--state', join(folder, 'missing', 'state.json'))
  expect(await code).toBe(1)
  expect(printed.err).toMatch(
    /^The state cannot be written to .*missing.state\.json: ENOENT.*\n.*another file\.\n$/,
  )
  expect(printed.out).toBe('')
})

test('a state that can no longer be written is said at once, and makes it fail in the end', async () => {
  const { printed, code, ready, stop, complained } = command('--port=0', '--state', file)
  await ready
  await rm(file)
  await mkdir(file)
  const [page = ''] = /http:\S+/.exec(printed.out) ?? []
  await sendRaw({
    method: 'POST',
    url: `${page}/api/rotate`,
    headers: { 'content-type': 'application/json' },
  })
  await complained
  expect(printed.err).toMatch(/^The state cannot be written to .*: EISDIR/)
  stop()
  expect(await code).toBe(1)
})

test('a port in use is named, with the next step', async () => {
  const first = command('--port=0')
  await first.ready
  const [, port = ''] = /page +http:\/\/127\.0\.0\.1:(\d+)/.exec(first.printed.out) ?? []
  const second = command('--port', port)
  expect(await second.code).toBe(1)
  expect(second.printed.err).toMatch(
    /^Port \d+ of 127\.0\.0\.1 is in use\. Stop what listens there, or choose another first port; 0 takes free ones\.\n$/,
  )
  first.stop()
  await first.code
})

describe('arguments', () => {
  test('have defaults', () => {
    expect(readArguments([])).toEqual({ help: false, port: 4310, strict: false })
    expect(readArguments(['--strict', '--seed=7', '--state=x.json', '--port=0'])).toEqual({
      ...{ help: false, port: 0, seed: '7', state: 'x.json', strict: true },
    })
  })

  test.each(['--help', '-h'])('%s explains them all', async (flag) => {
    const { printed, code } = command(flag)
    expect(await code).toBe(0)
    expect(printed.out).toBe(usage)
    for (const name of ['--port', '--seed', '--state', '--strict', '--help']) expect(usage).toContain(name)
  })

  test.each([
    [['--prot', '1'], /Unknown option '--prot'/],
    [['now'], /Unexpected argument 'now'/],
    [['--port'], /--port <value>' argument missing/],
    [['--port', 'eighty'], /^--port takes a whole number from 0 to 65531, not "eighty"\.\n/],
    [['--port', '65532'], /^--port takes a whole number from 0 to 65531, not "65532"\.\n/],
    [['--seed='], /^--seed needs a value\.\n/],
    [['--state', ''], /^--state needs a value\.\n/],
  ])('%j are refused, with what is allowed', async (argv, message) => {
    const { printed, code } = command(...argv)
    expect(await code).toBe(2)
    expect(printed.err).toMatch(message)
    expect(printed.err.endsWith(usage)).toBe(true)
  })
})
