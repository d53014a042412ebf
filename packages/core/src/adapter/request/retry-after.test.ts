import { describe, expect, test } from '@jest/globals'
import { createBench, failureOf, isolateNetwork, success } from '../../__fixtures__/bench.js'
import { createManualClock } from '../../testing/manual-clock.js'
import { backoffMs } from './backoff.js'
import { retryAfterMs } from './retry-after.js'

isolateNetwork()

describe('the backoff', () => {
  test.each([
    [1, 200],
    [2, 400],
    [3, 800],
    [6, 6400],
    [7, 10_000],
    [10, 10_000],
    [2000, 10_000],
  ])('after %d failures is anything up to %d ms', (failures, most) => {
    expect(backoffMs(failures, () => 0)).toBe(0)
    expect(backoffMs(failures, () => 0.5)).toBe(most / 2)
    expect(backoffMs(failures, () => 1 - Number.EPSILON)).toBe(most - 1)
  })
})

const now = Date.UTC(2026, 4, 15, 12)

test.each([
  [undefined, undefined],
  ['0', 0],
  ['7', 7000],
  [' 7 ', 7000],
  ['Fri, 15 May 2026 12:00:30 GMT', 30_000],
  ['Fri, 15 May 2026 11:59:00 GMT', 0],
  ['1.5', 1500],
  ['0.0001', 1],
  ['Friday, 15-May-26 12:00:30 GMT', 30_000],
  ['Fri May 15 12:00:30 2026', 30_000],
  ['soon', undefined],
  ['', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['2026', 2_026_000],
  ['2026-05-15T12:00:30Z', undefined],
])('Retry-After: %j asks for %p ms', (header, ms) => {
  expect(retryAfterMs({ 'retry-after': header }, now)).toBe(ms)
})

test.each([
  ['an hour ahead', -3_600_000],
  ['an hour behind', 3_600_000],
])("a date is measured against the response's own, with the machine's clock %s", (_, ms) => {
  const date = (at: number) => new Date(at).toUTCString()
  const headers = { date: date(now + ms), 'retry-after': date(now + ms + 7_000) }
  expect(retryAfterMs(headers, now)).toBe(7_000)
})

describe('a call waits', () => {
  const waitAfter = async (headers: Record<string, string>, random = 0) => {
    const bench = createBench({ skipPauses: false, world: { random: () => random } })
    bench.answer('GET', { status: 429, headers }, success.cards)
    const call = bench.provider.listCards('anna')
    const pauseMs = await bench.paused()
    expect(bench.events.at(-1)).toMatchObject({ type: 'retry', code: 'rate_limited', pauseMs })
    expect(bench.clock.pending()).toBe(2)
    bench.clock.advance(pauseMs - 1)
    expect(bench.clock.pending()).toBe(2)
    expect(bench.sent).toHaveLength(1)
    bench.clock.advance(1)
    expect(bench.clock.pending()).toBe(1)
    expect((await call).meta).toMatchObject({ attempts: 2, durationMs: pauseMs })
    expect([bench.sent.length, bench.clock.pending()]).toEqual([2, 0])
    return pauseMs
  }

  test.each<[string, Record<string, string>]>([
    ['seconds', { 'Retry-After': '3' }],
    ['a date', { 'Retry-After': new Date(createManualClock().now() + 3000).toUTCString() }],
  ])('as long as the provider asks, in %s', async (_, headers) => {
    expect(await waitAfter(headers)).toBe(3000)
  })

  test('as long as its own backoff where that is longer', async () => {
    expect(await waitAfter({ 'Retry-After': '0' }, 0.5)).toBe(100)
    expect(await waitAfter({}, 0.25)).toBe(50)
  })

  test('longer after each failure', async () => {
    const bench = createBench({ world: { random: () => 0.5 }, options: { maxAttempts: 4 } })
    bench.answer('GET', { status: 500 }, { status: 500 }, { status: 500 }, { status: 500 })
    await failureOf(bench.provider.listCards('anna'))
    const pauses = bench.events.flatMap((event) => (event.type === 'retry' ? [event.pauseMs] : []))
    expect(pauses).toEqual([100, 200, 400])
  })

  test.each([
    ['5', 5000],
    ['99999', 30_000],
  ])('not at all where %s seconds would outlast the deadline', async (seconds, deadlineMs) => {
    const bench = createBench({ skipPauses: false })
    bench.answer('GET', { status: 429, headers: { 'Retry-After': seconds } })
    const error = await failureOf(bench.provider.listCards('anna', { deadlineMs }))
    expect(error).toMatchObject({
      code: 'rate_limited',
      outcome: 'not_applied',
      retryable: true,
      attempts: 1,
    })
    expect(bench.events.map(({ type }) => type)).toEqual(['request', 'response'])
    expect(bench.clock.pending()).toBe(0)
  })
})
