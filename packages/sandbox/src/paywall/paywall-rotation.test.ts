import { afterEach, expect, test } from '@jest/globals'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { startSandbox, type Sandbox, type SandboxOptions } from '../index.js'
import { listCards, updateCard } from './__fixtures__/paywall-client.js'

const open: Sandbox[] = []
const start = async (options: SandboxOptions = {}) => {
  // Its `schedule` throws: the interval leaves no timer.
  const clock = createFakeClock()
  const sandbox = await startSandbox({ clock, paywall: { rotation: { everyMs: 60_000 } }, ...options })
  open.push(sandbox)
  return sandbox
}
afterEach(() => Promise.all(open.splice(0).map((sandbox) => sandbox.close())))

const codeOf = ({ paywall }: Sandbox) => paywall.cards()[0]?.UniqueCode

test('codes rotate when the interval has passed on the clock of the sandbox', async () => {
  const sandbox = await start()
  const first = codeOf(sandbox)
  sandbox.clock.advance('59s')
  expect(codeOf(sandbox)).toBe(first)
  sandbox.clock.advance('1s')
  const second = codeOf(sandbox)
  expect(second).not.toBe(first)
  expect(codeOf(sandbox)).toBe(second)
  expect((await updateCard(sandbox.paywall, { UniqueCode: first })).body).toMatchObject({ ErrorCode: 118 })
  expect((await listCards(sandbox.paywall)).body).toMatchObject({ Body: [{ UniqueCode: second }] })
})

test('intervals count from the start, however late somebody asks', async () => {
  const sandbox = await start()
  sandbox.clock.advance('90s')
  const second = codeOf(sandbox)
  sandbox.clock.advance('30s')
  expect(codeOf(sandbox)).not.toBe(second)
})

test('a state keeps the interval', async () => {
  const before = await start()
  before.clock.advance('50s')
  const after = await start({ state: before.snapshot() })
  expect(codeOf(after)).toBe(codeOf(before))
  after.clock.advance('10s')
  expect(codeOf(after)).not.toBe(codeOf(before))
})

test('a card remembers its last hundred codes, and no more', async () => {
  const sandbox = await start({ paywall: { graceOldCodes: true } })
  const codes = Array.from({ length: 102 }, () => {
    const code = codeOf(sandbox)
    sandbox.paywall.rotateUniqueCodes()
    return code
  })
  expect((await updateCard(sandbox.paywall, { UniqueCode: codes[2] })).body).toMatchObject({ Result: true })
  expect((await updateCard(sandbox.paywall, { UniqueCode: codes[1] })).body).toMatchObject({ ErrorCode: 118 })
})

test('a reset begins a new interval', async () => {
  const clock = createFakeClock()
  const sandbox = await start({ clock })
  const first = codeOf(sandbox)
  clock.advance(90_000)
  expect(codeOf(sandbox)).not.toBe(first)
  sandbox.reset()
  expect(codeOf(sandbox)).toBe(first)
})

test.each([0, -1, NaN])('%d is no interval', async (everyMs) => {
  await expect(startSandbox({ paywall: { rotation: { everyMs } } })).rejects.toThrow(
    'paywall.rotation.everyMs must be more than 0 milliseconds.',
  )
})
