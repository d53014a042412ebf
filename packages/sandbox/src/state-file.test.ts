import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { keepBusy, withoutPorts } from './__fixtures__/busy-sandbox.js'
import { createFakeClock } from './__fixtures__/fake-clock.js'
import { startSandbox, type Sandbox, type SandboxOptions, type SandboxSnapshot } from './index.js'
import { askForToken, callSilaCards } from './sila/__fixtures__/call-sila-cards.js'
import { keepState, loadState } from './state-file.js'

const open: Sandbox[] = []
const clock = createFakeClock()
const start = async (options: SandboxOptions = {}) => {
  const sandbox = await startSandbox({ clock, ...options })
  open.push(sandbox)
  return sandbox
}
let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cardlane-state-'))
  file = join(folder, 'state.json')
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()))
  await rm(folder, { recursive: true })
})

describe('a snapshot', () => {
  test('is plain JSON, and another sandbox goes on from it', async () => {
    const before = await start()
    before.clock.advance('20m')
    const made = await keepBusy(before)
    const state = JSON.parse(JSON.stringify(before.snapshot())) as SandboxSnapshot
    expect(state).toEqual(before.snapshot())

    const after = await start({ state })
    expect(withoutPorts(after.snapshot())).toEqual(withoutPorts(state))
    expect(withoutPorts(after.truth())).toEqual(withoutPorts(before.truth()))
    expect([after.seed, after.clock.offsetMs]).toEqual([before.seed, 20 * 60_000])
    expect(await callSilaCards(after, `Bearer ${made.accessToken}`)).toBe(200)
    expect(await askForToken(after)).toBe(made.accessToken)
    // Links open on the ports that there are now.
    expect(after.truth().paywint.paymentLinks[0]?.payment_link).toMatch(after.paywint.baseUrl)
    const moved = made.openLink.replace(before.paywint.baseUrl, after.paywint.baseUrl)
    after.paywint.completeLink(moved)
    expect(() => {
      after.paywint.completeLink(moved)
    }).toThrow('used')
  })

  test('keeps the life of links and tokens', async () => {
    const before = await start()
    const made = await keepBusy(before)
    const after = await start({ state: before.snapshot() })
    after.clock.advance('30m')
    expect(() => {
      after.paywint.completeLink(made.openLink.replace(before.paywint.baseUrl, after.paywint.baseUrl))
    }).toThrow('expired')
  })

  test('goes on with its seed, so nothing is minted twice', async () => {
    const before = await start({ seed: 'first' })
    const token = before.sila.issueCardToken()
    const state = before.snapshot()
    const after = await start({ state, seed: 'first' })
    expect(after.sila.issueCardToken()).not.toBe(token)
    await expect(startSandbox({ state, seed: 'second' })).rejects.toThrow(
      'This state was made with the seed first. Start with that seed, or with none.',
    )
  })
})

describe('a file that', () => {
  test('does not exist is no state', async () => {
    expect(await loadState(file)).toBeUndefined()
  })

  test('cannot be read says so', async () => {
    await expect(loadState(folder)).rejects.toThrow(`${folder} cannot be used: EISDIR`)
  })

  test('is no JSON says where, and stays as it is', async () => {
    await writeFile(file, '{ "version": 1, oops')
    await expect(loadState(file)).rejects.toThrow(/state\.json cannot be used: .*position 16/)
    expect(await readFile(file, 'utf8')).toBe('{ "version": 1, oops')
  })

  test.each<[string, (state: SandboxSnapshot) => object, RegExp]>([
    ['version', (state) => ({ ...state, version: 2 }), /^\$\.version: this sandbox reads version 1$/m],
    [
      'field',
      (state) => ({ ...state, sila: { ...state.sila, cards: [{}] } }),
      /^\$\.sila\.cards\[0\]\.card_name: /m,
    ],
    ['extra', (state) => ({ ...state, stripe: {} }), /^\$: Unrecognized key: "stripe"$/m],
    ['many', (state) => ({ ...state, sila: {}, paywall: {} }), /^and \d+ more$/m],
    ['array', () => [], /^\$: /m],
  ])('has a mistake (%s) names it by its path', async (_what, damage, message) => {
    const sandbox = await start()
    await writeFile(file, JSON.stringify(damage(sandbox.snapshot())))
    await expect(loadState(file)).rejects.toThrow(message)
    await expect(loadState(file)).rejects.toThrow('Nothing has been overwritten.')
  })
})

describe('a state that is kept', () => {
  const ignore = () => undefined

  test('is written at once, after every change, and at the end', async () => {
    const sandbox = await start()
    const kept = await keepState(sandbox, file, ignore)
    await kept.finish()
    expect(await loadState(file)).toEqual(sandbox.snapshot())

    const again = await keepState(sandbox, file, ignore)
    await keepBusy(sandbox)
    sandbox.clock.advance('1h')
    await again.finish()
    expect(await loadState(file)).toEqual(sandbox.snapshot())

    sandbox.clock.advance('1h')
    expect((await loadState(file))?.clock.offsetMs).toBe(3_600_000)
    expect(await readdir(folder)).toEqual(['state.json'])
  })

  test('is never half written', async () => {
    const sandbox = await start()
    const kept = await keepState(sandbox, file, ignore)
    await kept.finish()
    const writing = await keepState(sandbox, file, ignore)
    for (let reads = 0; reads < 50; reads += 1) {
      sandbox.paywall.rotateUniqueCodes()
      expect((await loadState(file))?.version).toBe(1)
    }
    await writing.finish()
  })

  test('is not kept where it cannot be written, and leaves nothing behind', async () => {
    const sandbox = await start()
    const nowhere = join(folder, 'missing', 'state.json')
    const problem = jest.fn()
    await expect(keepState(sandbox, nowhere, problem)).rejects.toThrow(
      `The state cannot be written to ${nowhere}: ENOENT`,
    )
    await mkdir(file)
    await expect(keepState(sandbox, file, problem)).rejects.toThrow('EISDIR')
    sandbox.clock.advance('1h')
    expect(problem).not.toHaveBeenCalled()
    expect(await readdir(folder)).toEqual(['state.json'])
  })

  test('says when it can no longer be written, tries again, and fails in the end', async () => {
    const sandbox = await start()
    const problems: string[] = []
    const kept = await keepState(sandbox, file, ({ message }) => problems.push(message))
    await rm(file)
    await mkdir(file)
    for (let tries = 1; tries <= 2; tries += 1) {
      sandbox.clock.advance('1h')
      while (problems.length < tries) await new Promise(setImmediate)
    }
    expect(problems[1]).toContain(`The state cannot be written to ${file}: EISDIR`)
    await expect(kept.finish()).rejects.toThrow('EISDIR')

    await rm(file, { recursive: true })
    await kept.finish()
    expect((await loadState(file))?.clock.offsetMs).toBe(7_200_000)
  })
})
