import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { keepBusy, withoutPorts } from './__fixtures__/busy-sandbox.js'
import { createFakeClock } from './__fixtures__/fake-clock.js'
import { startSandbox, type Sandbox, type SandboxOptions } from './index.js'

const open: Sandbox[] = []
const start = async (options: SandboxOptions = {}) => {
  const sandbox = await startSandbox({ clock: createFakeClock(), ...options })
  open.push(sandbox)
  return sandbox
}
afterEach(() => Promise.all(open.splice(0).map((sandbox) => sandbox.close())))

describe('a seed', () => {
  test('brings the same ids, links and tokens again', async () => {
    const [first, second] = [await start({ seed: 7 }), await start({ seed: '7' })]
    expect(withoutPorts(await keepBusy(first))).toEqual(withoutPorts(await keepBusy(second)))
    expect(withoutPorts(first.snapshot())).toEqual(withoutPorts(second.snapshot()))
  })

  test('is made up where none is given, and can be used again', async () => {
    const [first, second] = [await start(), await start()]
    const made = await keepBusy(first)
    expect(second.seed).not.toBe(first.seed)
    expect(withoutPorts(await keepBusy(second))).not.toEqual(withoutPorts(made))
    const again = await start({ seed: first.seed })
    expect(withoutPorts(await keepBusy(again))).toEqual(withoutPorts(made))
  })

  test('brings the same campaign again', async () => {
    const drawn = async (seed: string) => {
      const { faults } = await start({ seed })
      faults.campaign({ rate: 0.5 })
      return Array.from({ length: 50 }, () => faults.take({ provider: 'sila', route: '' }))
    }
    expect(await drawn('a')).toEqual(await drawn('a'))
    expect(await drawn('a')).not.toEqual(await drawn('b'))
  })
})

describe('reset', () => {
  let sandbox: Sandbox
  beforeEach(async () => {
    sandbox = await start({ faults: [{ kind: 'hang', route: 'GET /paywall/card', nth: 99 }] })
  })

  test('brings everything back to the start', async () => {
    const snapshot = sandbox.snapshot()
    const truth = sandbox.truth()
    const faults = sandbox.faults.active()
    const made = await keepBusy(sandbox)
    sandbox.clock.advance('3h')
    sandbox.faults.clear()
    sandbox.faults.campaign({ rate: 1 })
    expect(sandbox.snapshot()).not.toEqual(snapshot)

    sandbox.reset()
    expect(sandbox.snapshot()).toEqual(snapshot)
    expect(sandbox.truth()).toEqual(truth)
    expect(sandbox.clock.offsetMs).toBe(0)
    expect(sandbox.faults.active()).toEqual(faults)
    expect(sandbox.faults.activeCampaign()).toBeUndefined()
    for (const { requests, requestCount } of [sandbox.paywint, sandbox.paywall, sandbox.sila]) {
      expect([requests, requestCount]).toEqual([[], 0])
    }
    expect(() => {
      sandbox.paywint.completeLink(made.openLink)
    }).toThrow('unknown')
    expect(await keepBusy(sandbox)).toEqual(made)
  })

  test('does not go back to a state that was loaded, but to before it', async () => {
    await keepBusy(sandbox)
    const { paywint, ...state } = sandbox.snapshot()
    const loaded = await start({ state: { ...state, paywint: { ...paywint, users: ['somebody'] } } })
    expect(loaded.snapshot().paywint.users).toEqual([loaded.paywint.userId, 'somebody'])
    loaded.reset()
    expect(loaded.snapshot().paywint.users).toEqual([loaded.paywint.userId])
    expect(loaded.truth().paywint.cards).toHaveLength(1)
    expect(loaded.truth().sila.effects).toEqual([])
  })
})
