import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { nextRequest } from '../__fixtures__/raw-client.js'
import { startSandbox, type Sandbox } from '../index.js'
import { renameAtPaywall, success, timesRenamed } from './__fixtures__/rename-at-paywall.js'
import { createLateRequests } from './late-requests.js'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

const lost = { status: 0, error: 'ECONNRESET' }

test('drop_late loses the answer, and the change happens after that', async () => {
  sandbox.faults.add({ kind: 'drop_late', ms: 20 })
  const processed = nextRequest(sandbox)
  expect(await renameAtPaywall(sandbox)).toMatchObject(lost)
  expect(await processed).toMatchObject({
    ...{ fault: 'drop_late', status: 0, verdict: 'authenticated' },
    effects: [{ change: 'card.updated', subject: '003 424242…4242' }],
  })
  expect(sandbox.truth().paywall).toMatchObject({
    cards: [{ Name: 'Renamed' }],
    effects: [{ change: 'card.updated', times: 1 }],
  })
})

describe('while a request is late', () => {
  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate'] })
    sandbox.faults.add({ kind: 'drop_late', ms: 10_000 })
    expect(await renameAtPaywall(sandbox)).toMatchObject(lost)
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  test('nothing has happened, until its time has come to the millisecond', async () => {
    jest.advanceTimersByTime(9_999)
    expect([sandbox.faults.pending(), sandbox.paywall.requests, timesRenamed(sandbox)]).toEqual([1, [], 0])
    const changed = new Promise<void>((resolve) => sandbox.onChange(resolve))
    jest.advanceTimersByTime(1)
    await changed
    expect([sandbox.faults.pending(), sandbox.paywall.requests.length, timesRenamed(sandbox)]).toEqual([
      0, 1, 1,
    ])
  })

  test('others are answered, and are in the log before it', async () => {
    expect((await renameAtPaywall(sandbox)).body.toString()).toBe(success)
    const processed = nextRequest(sandbox)
    jest.advanceTimersByTime(10_000)
    await processed
    expect(sandbox.paywall.requests.map(({ fault }) => fault)).toEqual([undefined, 'drop_late'])
  })

  test('it is processed also when all faults are switched off', async () => {
    sandbox.faults.clear()
    const processed = nextRequest(sandbox)
    jest.advanceTimersByTime(10_000)
    expect(await processed).toMatchObject({ fault: 'drop_late' })
  })

  test('a reset gives it up', async () => {
    sandbox.reset()
    expect([sandbox.faults.pending(), jest.getTimerCount()]).toEqual([0, 0])
    jest.advanceTimersByTime(10_000)
    // What the sandbox tells next is not the late request.
    const told = nextRequest(sandbox)
    expect((await renameAtPaywall(sandbox)).body.toString()).toBe(success)
    expect(await told).not.toHaveProperty('fault')
    expect([sandbox.paywall.requestCount, timesRenamed(sandbox)]).toEqual([1, 1])
  })

  test('the end gives it up, and leaves no timer', async () => {
    await sandbox.close()
    expect([sandbox.faults.pending(), jest.getTimerCount()]).toEqual([0, 0])
    expect([sandbox.paywall.requestCount, timesRenamed(sandbox)]).toEqual([0, 0])
  })
})

test('after the end no request can be late', async () => {
  const late = createLateRequests()
  late.close()
  const due = late.due(10_000)
  expect(late.pending()).toBe(0)
  expect(await due).toBe(false)
})
