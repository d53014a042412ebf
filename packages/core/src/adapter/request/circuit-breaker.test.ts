import { describe, expect, test } from '@jest/globals'
import {
  card,
  createBench,
  failureOf,
  isolateNetwork,
  success,
  type Bench,
} from '../../__fixtures__/bench.js'
import { createManualClock } from '../../testing/manual-clock.js'
import { Hosts } from './hosts.js'

isolateNetwork()

const list = ({ provider }: Bench) => provider.listCards('anna')
const circuitOf = ({ events }: Bench) => events.filter(({ type }) => type === 'circuit')

/** An instance whose provider has failed three times in a row. */
async function broken(): Promise<Bench> {
  const bench = createBench({ options: { circuitFailures: 3, circuitOpenMs: 10_000, maxAttempts: 1 } })
  bench.answer('GET', { status: 503 }, { error: 'ECONNREFUSED' }, { status: 500 })
  for (let call = 0; call < 3; call += 1) await failureOf(list(bench))
  return bench
}

describe('after too many failures in a row', () => {
  test('nothing is sent any more', async () => {
    const bench = await broken()
    expect(bench.provider.circuit).toBe('open')
    bench.clock.advance(1500)
    expect(await failureOf(list(bench))).toMatchObject({
      code: 'provider_unavailable',
      phase: 'before_send',
      outcome: 'not_applied',
      retryable: true,
      attempts: 0,
      message: 'fake-1 listCards: The provider failed 3 times in a row, so nothing is sent for the moment.',
      retryAfterMs: 8500,
      hint: 'Call again in 9 s.',
    })
    expect(bench.sent).toHaveLength(3)
  })

  test('one call is let through when the time is over, and its success ends it', async () => {
    const bench = await broken()
    bench.clock.advance(10_000)
    expect(bench.provider.circuit).toBe('half_open')
    const arrived = bench.hang('GET')
    const aborted = new AbortController()
    const probe = failureOf(bench.provider.listCards('anna', { signal: aborted.signal }))
    await arrived
    expect(await failureOf(list(bench))).toMatchObject({ hint: 'Call again in a moment.', attempts: 0 })
    aborted.abort()
    await probe

    bench.answer('GET', success.cards)
    await list(bench)
    expect(bench.provider.circuit).toBe('closed')
    expect(circuitOf(bench)).toMatchObject([{ state: 'open' }, { state: 'closed' }])
  })

  test('one more failure keeps it open', async () => {
    const bench = await broken()
    bench.clock.advance(10_000)
    bench.answer('GET', { status: 502 })
    await failureOf(list(bench))
    expect(bench.provider.circuit).toBe('open')
    expect(await failureOf(list(bench))).toMatchObject({ attempts: 0, hint: 'Call again in 10 s.' })
  })
})

test.each([
  ['a refusal', { status: 422 }],
  ['a request to slow down', { status: 429 }],
  ['an answer that makes no sense', { body: 'gibberish' }],
])('%s shows that the provider is there', async (_name, step) => {
  const bench = createBench({ options: { circuitFailures: 2, maxAttempts: 1 } })
  for (const answer of [{ status: 503 }, step, { status: 503 }, step]) {
    bench.answer('GET', answer)
    await failureOf(list(bench))
  }
  expect(bench.provider.circuit).toBe('closed')
})

test('a retry is not made any more, and the error tells the failure', async () => {
  const bench = createBench({ options: { circuitFailures: 2 } })
  bench.answer('PUT', { status: 503 }, { status: 503 })
  const error = await failureOf(bench.provider.updateCard({ card, set: { name: 'x' } }))
  expect(error).toMatchObject({ providerError: { httpStatus: 503 }, outcome: 'unknown', attempts: 2 })
})

test('it never opens with circuitFailures 0', async () => {
  const bench = createBench({ options: { circuitFailures: 0, maxAttempts: 1 } })
  for (let call = 0; call < 30; call += 1) {
    bench.answer('GET', { status: 503 })
    await failureOf(list(bench))
  }
  expect(bench.provider.circuit).toBe('closed')
})

describe('says nothing against the provider:', () => {
  const fewFailures = { circuitFailures: 3, maxAttempts: 1 }

  test("a caller's own short deadline", async () => {
    const bench = createBench({ options: fewFailures })
    for (let call = 0; call < 4; call += 1) {
      const arrived = bench.hang('GET')
      const error = failureOf(bench.provider.listCards('anna', { deadlineMs: 50 }))
      await arrived
      bench.clock.advance(50)
      expect(await error).toMatchObject({ code: 'deadline_exceeded' })
    }
    expect(bench.provider.circuit).toBe('closed')
  })

  test("a caller's abort, whatever its reason is", async () => {
    const bench = createBench({ options: fewFailures })
    for (const reason of ['deadline', 'aborted', undefined, new Error('deadline')]) {
      const controller = new AbortController()
      const arrived = bench.hang('GET')
      const error = failureOf(bench.provider.listCards('anna', { signal: controller.signal }))
      await arrived
      controller.abort(reason)
      expect(await error).toMatchObject({ code: 'aborted', name: 'AbortedError' })
    }
    expect(bench.provider.circuit).toBe('closed')
  })
})

test("the instance's own deadline is evidence", async () => {
  const bench = createBench({ options: { circuitFailures: 3, maxAttempts: 1, deadlineMs: 700 } })
  for (let call = 0; call < 3; call += 1) {
    const arrived = bench.hang('GET')
    const error = failureOf(list(bench))
    await arrived
    bench.clock.advance(700)
    await error
  }
  expect(bench.provider.circuit).toBe('open')
})

test('each host has its own, and the state is the worst of them', () => {
  const clock = createManualClock()
  const hosts = new Hosts({ clock, maxFailures: 1, openMs: 1000 })
  expect(hosts.circuitState).toBe('closed')
  hosts.find('https://one.test/a?b').host.circuit.record('failed', 'closed')
  expect(hosts.find('https://one.test/c').host.circuit.tryAcquire()).toMatchObject({
    code: 'provider_unavailable',
  })
  expect(hosts.find('https://two.test/a').host.circuit.tryAcquire()).toBe('closed')
  expect(hosts.circuitState).toBe('open')
  clock.advance(1000)
  expect(hosts.circuitState).toBe('half_open')
})
