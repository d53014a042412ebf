import { describe, expect, test } from '@jest/globals'
import { card, createBench, failureOf, isolateNetwork, success } from '../../__fixtures__/bench.js'
import { createManualClock, type ManualClock } from '../../testing/manual-clock.js'
import { Pacer } from './pacer.js'

isolateNetwork()

/** A provider that allows 200 requests in each second of its own, and its answers as `Retry-After: 1`. */
function limitedProvider(clock: ManualClock) {
  const counts = new Map<number, number>()
  return {
    counts,
    accepts() {
      const second = Math.floor(clock.monotonic() / 1000)
      const count = counts.get(second) ?? 0
      if (count >= 200) return false
      counts.set(second, count + 1)
      return true
    },
  }
}

/** Sends as fast as the pacer allows for so long, and gives how many were accepted and refused. */
function sendFor(seconds: number, pacer: Pacer, clock: ManualClock) {
  const provider = limitedProvider(clock)
  const end = clock.monotonic() + seconds * 1000
  let [accepted, refused] = [0, 0]
  while (clock.monotonic() < end) {
    const heldMs = pacer.heldMs()
    const waitMs = heldMs > 0 ? heldMs : pacer.reserveMs(60_000)
    clock.advance(Math.max(waitMs, 0.5))
    if (heldMs > 0) continue
    if (provider.accepts()) {
      accepted += 1
      pacer.accept()
    } else {
      refused += 1
      pacer.hold(1000, 1000)
    }
  }
  return { accepted, refused }
}

test('finds the rate that a provider allows, and keeps at least 95 % of it', () => {
  const clock = createManualClock()
  const { accepted, refused } = sendFor(15, new Pacer(clock), clock)
  expect(refused).toBeLessThan(3)
  expect(accepted).toBeGreaterThan(0.95 * 200 * 15)
})

test('goes on looking for a higher rate, and forgets the limit after a minute without requests', () => {
  const clock = createManualClock()
  const pacer = new Pacer(clock)
  for (let count = 0; count < 10; count += 1) pacer.accept()
  pacer.hold(1000, 1000)
  clock.advance(1000)
  const [first, second] = [pacer.reserveMs(60_000), pacer.reserveMs(60_000)]
  expect([first, Math.round(second)]).toEqual([0, 102])
  clock.advance(59_900)
  pacer.reserveMs(60_000)
  const [earlier, later] = [pacer.reserveMs(60_000), pacer.reserveMs(60_000)]
  expect(later - earlier).toBeLessThan(102)
  clock.advance(61_000)
  expect([pacer.reserveMs(60_000), pacer.reserveMs(60_000), pacer.heldMs()]).toEqual([0, 0, 0])
})

test('holds everything, but guesses no rate, where too little was accepted to tell', () => {
  const clock = createManualClock()
  const pacer = new Pacer(clock)
  pacer.accept()
  pacer.hold(700, undefined)
  expect(pacer.heldMs()).toBe(700)
  clock.advance(700)
  expect([pacer.heldMs(), pacer.reserveMs(60_000), pacer.reserveMs(60_000)]).toEqual([0, 0, 0])
})

test('a turn that nobody waits for is not taken', () => {
  const clock = createManualClock()
  const pacer = new Pacer(clock)
  for (let count = 0; count < 10; count += 1) pacer.accept()
  pacer.hold(1000, 1000)
  clock.advance(1000)
  const turn = () => Math.round(pacer.reserveMs(150))
  expect([turn(), turn(), turn(), turn()]).toEqual([0, 102, 204, 204])
  pacer.giveBack()
  expect(turn()).toBe(102)
})

test('a wait of a day is no reason to hold all calls for longer than a minute', () => {
  const pacer = new Pacer(createManualClock())
  pacer.hold(86_400_000, 86_400_000)
  expect(pacer.heldMs()).toBe(60_000)
})

describe('an instance that hears 429', () => {
  const limited = { status: 429, headers: { 'Retry-After': '2' } }

  test('holds its other calls back until the time named, and tells it', async () => {
    const bench = createBench({ skipPauses: false })
    bench.answer('GET', limited, success.cards, success.card)
    const first = bench.provider.listCards('anna')
    await bench.paused()
    const second = bench.provider.getCard(card)
    expect(await bench.paused()).toBe(2000)
    expect(bench.events.at(-1)).toMatchObject({ type: 'held_back', operation: 'getCard', pauseMs: 2000 })
    expect(bench.sent).toHaveLength(1)
    bench.clock.advance(2000)
    await Promise.all([first, second])
    expect([bench.sent.length, bench.clock.pending()]).toEqual([3, 0])
  })

  test('fails a call at once whose deadline is shorter, and sends nothing for it', async () => {
    const bench = createBench({ skipPauses: false })
    bench.answer('GET', limited, success.cards)
    const first = bench.provider.listCards('anna')
    await bench.paused()
    expect(await failureOf(bench.provider.getCard(card, { deadlineMs: 1500 }))).toMatchObject({
      ...{ code: 'rate_limited', name: 'RateLimitedError', phase: 'before_send' },
      ...{ outcome: 'not_applied', retryable: true, retryAfterMs: 2000, attempts: 0 },
      hint: 'Nothing was sent; call again in 2 s, or with a longer deadlineMs.',
    })
    bench.clock.advance(2000)
    await first
    expect(bench.sent).toHaveLength(2)
  })

  test('spends neither attempts nor retries on it, as long as the deadline allows', async () => {
    const bench = createBench({ options: { maxAttempts: 1 } })
    bench.answer('GET', ...Array.from({ length: 5 }, () => limited), success.cards)
    expect((await bench.provider.listCards('anna')).meta.attempts).toBe(6)
    bench.answer('GET', limited)
    const error = await failureOf(bench.provider.listCards('anna', { deadlineMs: 2000 }))
    expect(error).toMatchObject({ code: 'rate_limited', retryAfterMs: 2000, attempts: 1 })
  })

  test.each(['2', '0'])(
    'does not repeat without end at a provider that always says Retry-After: %s',
    async (after) => {
      const bench = createBench({ options: { maxAttempts: 2 } })
      const answers = after === '2' ? 7 : 2
      bench.answer(
        'GET',
        ...Array.from({ length: answers }, () => ({ status: 429, headers: { 'Retry-After': after } })),
      )
      const error = await failureOf(bench.provider.listCards('anna'))
      expect(error).toMatchObject({ code: 'rate_limited', attempts: answers })
    },
  )

  test('spends them where the provider names no time', async () => {
    const bench = createBench()
    bench.answer('GET', ...Array.from({ length: 3 }, () => ({ status: 429 })))
    expect(await failureOf(bench.provider.listCards('anna'))).toMatchObject({
      code: 'rate_limited',
      attempts: 3,
    })
  })
})
