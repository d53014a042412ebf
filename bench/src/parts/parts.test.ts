import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { clientNames } from '../clients/client-list.js'
import { inThisProcess } from './__fixtures__/in-this-process.js'
import { instanceCounts, measureInstances, measureListener, measureWarm } from './groups.js'
import { measureHeap } from './measure-heap.js'
import { measureIdle } from './measure-idle.js'
import { failed, measureRateLimit, shareUsed } from './measure-rate-limit.js'
import { openBench, type Bench } from './open-bench.js'
import { rotated } from './rotated.js'

let bench: Bench
beforeAll(async () => {
  bench = await openBench(inThisProcess)
})
afterAll(() => bench.stop())

const plan = { repeats: 2, warmUpRounds: 1, rounds: 2, calls: 4, runIn: 1 }

// A client that does not send what it has to, or is not answered as it should be, would end these.
test('every client makes its calls, one after the other and at once', async () => {
  const { rounds } = await measureWarm(bench, plan)
  expect(Object.keys(rounds).sort()).toEqual([...clientNames].sort())
  for (const { one, many } of Object.values(rounds)) {
    expect([one.length, many.length]).toEqual([4, 4])
    for (const { cpuUsPerCall, callsPerSecond } of [...one, ...many]) {
      expect(Math.min(cpuUsPerCall, callsPerSecond)).toBeGreaterThan(0)
    }
  }
}, 60_000)

test('a listener hears events, and instances take turns', async () => {
  const { rounds } = await measureListener(bench, plan)
  expect(Object.keys(rounds)).toContain('cardlane-paywint with a listener')
  const instances = await measureInstances(bench, plan)
  expect(Object.keys(instances.rounds)).toHaveLength(2 * instanceCounts.length)
}, 60_000)

test('the first calls after a pause are measured for each process', async () => {
  const idle = await measureIdle(bench, { rounds: 2, processes: 2, warmUpCalls: 1, seconds: 0.001 })
  expect(idle.cpuUs['stripe']).toHaveLength(4)
}, 60_000)

test('the heap is looked at ten times', async () => {
  const heap = await measureHeap(bench, { calls: 100, owners: 50, warmUpCalls: 1 }, () => undefined)
  expect(heap.marks.map(({ x }) => x)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
}, 60_000)

test('below the limit of a provider nothing is refused and nothing fails', async () => {
  const [cardlane] = await measureRateLimit(bench, { calls: 20, perSecond: 1000 })
  expect(cardlane).toMatchObject({ client: 'cardlane-sila-token', failures: {}, refused: 0 })
}, 60_000)

test('what was used of the limit is that of calls that succeeded, in the seconds before the last', () => {
  const limited = { client: 'stripe', calls: 6, perSecond: 4, seconds: [4, 2, 1], refused: 5 } as const
  expect(shareUsed({ ...limited, failures: {} })).toBe(0.75)
  const failures = { one: 1, two: 2 }
  expect(failed({ ...limited, failures })).toBe(3)
  expect(shareUsed({ ...limited, failures })).toBe(0.375)
  expect(shareUsed({ ...limited, seconds: [4], failures: {} })).toBe(1)
})

test('a round begins one further than the round before', () => {
  expect([0, 1, 4].map((by) => rotated(['a', 'b', 'c'], by).join(''))).toEqual(['abc', 'bca', 'bca'])
})
