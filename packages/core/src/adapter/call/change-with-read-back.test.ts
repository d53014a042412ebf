import { describe, expect, test } from '@jest/globals'
import {
  card,
  createBench,
  failureOf,
  isolateNetwork,
  success,
  type BenchSettings,
} from '../../__fixtures__/bench.js'
import { fakeAdapter } from '../../__fixtures__/fake-adapter.js'
import { failed } from '../failure/failure.js'
import { classifyFake, baseUrl } from '../../__fixtures__/fake-adapter.js'
import { z } from 'zod'
import { changeWithReadBack, type ReadBackResult } from './change-with-read-back.js'

isolateNetwork()

const conflict = { code: 'conflict', message: 'Theirs.', outcome: 'unknown', hint: 'Read.' } as const
const seen: Record<string, ReadBackResult<undefined>> = {
  applied: { outcome: 'applied', result: undefined },
  address: { outcome: 'applied', hint: 'It is there.' },
  not_applied: { outcome: 'not_applied' },
  unknown: { outcome: 'unknown' },
  conflict: { outcome: 'unknown', conflict },
}

/** Deletes by a DELETE and, in doubt, reads what became of it by a GET whose answer names an entry of `seen`. */
const adapter = fakeAdapter({
  operations: ({ send }) => ({
    deleteCard: (_, call) => {
      const request = {
        url: `${baseUrl}/x`,
        authenticator: { authenticate: () => Promise.resolve({}) },
        classify: classifyFake,
      } as const
      return changeWithReadBack(call, {
        change: async (part) => {
          await send({ ...request, method: 'DELETE', idempotency: 'idempotent', response: z.unknown() }, part)
          return undefined
        },
        readBack: async (part) => {
          const response = z.object({ seen: z.string() })
          const answer = await send({ ...request, method: 'GET', idempotency: 'safe', response }, part)
          return seen[answer.seen] ?? { outcome: 'unknown' }
        },
      })
    },
  }),
})

const start = (options = {}, settings: BenchSettings = {}) =>
  createBench({ adapter, options: { maxAttempts: 1, ...options }, ...settings })
const shows = (name: string) => ({ body: { ok: true, seen: name } })
const readBacks = ({ events }: ReturnType<typeof createBench>) =>
  events.flatMap((event) => (event.type === 'read_back' ? [event.outcome] : []))

describe('a change whose answer is lost', () => {
  test('gives its result when a read shows it', async () => {
    const bench = start()
    bench.answer('DELETE', { error: 'ECONNRESET' })
    bench.answer('GET', shows('applied'))
    expect(await bench.provider.deleteCard(card)).toMatchObject({ status: 'deleted', meta: { attempts: 2 } })
    expect(readBacks(bench)).toEqual(['applied'])
    expect(bench.clock.pending()).toBe(0)
  })

  test.each([
    ['address', { code: 'network_failed', outcome: 'applied', retryable: false, hint: 'It is there.' }],
    ['not_applied', { code: 'network_failed', outcome: 'not_applied', retryable: true }],
    ['unknown', { code: 'network_failed', outcome: 'unknown', retryable: true }],
    ['conflict', { code: 'conflict', outcome: 'unknown', hint: 'Read.' }],
  ])('fails as a read shows: %s', async (name, expected) => {
    const bench = start()
    bench.answer('DELETE', { error: 'ECONNRESET' })
    bench.answer('GET', shows(name))
    if (name === 'not_applied') bench.answer('GET', shows(name))
    expect(await failureOf(bench.provider.deleteCard(card))).toMatchObject(expected)
    expect(readBacks(bench).at(-1)).toBe(expected.outcome)
  })

  test('is looked for a second time, because it may still be on its way', async () => {
    const bench = start()
    bench.answer('DELETE', { error: 'ECONNRESET' })
    bench.answer('GET', shows('not_applied'), shows('applied'))
    const { status, meta } = await bench.provider.deleteCard(card)
    expect([status, meta.attempts, meta.durationMs]).toEqual(['deleted', 3, 1000])
    expect(readBacks(bench)).toEqual(['unknown', 'applied'])
  })

  test('stays in doubt when there is no time for a second look', async () => {
    const bench = start({ deadlineMs: 1000 })
    bench.answer('DELETE', { error: 'ECONNRESET' })
    bench.answer('GET', shows('not_applied'))
    expect(await failureOf(bench.provider.deleteCard(card))).toMatchObject({ outcome: 'unknown' })
  })

  test('stays in doubt when the caller gives up before the second look', async () => {
    const bench = start({}, { skipPauses: false })
    bench.answer('DELETE', { error: 'ECONNRESET' })
    bench.answer('GET', shows('not_applied'))
    const controller = new AbortController()
    const error = failureOf(bench.provider.deleteCard(card, { signal: controller.signal }))
    expect(await bench.paused()).toBe(1000)
    controller.abort()
    expect(await error).toMatchObject({ code: 'network_failed', outcome: 'unknown', attempts: 2 })
    expect(bench.clock.pending()).toBe(0)
  })

  test('stays in doubt when it cannot be read, and the error is that of the change', async () => {
    const bench = start()
    bench.answer('DELETE', { status: 503 })
    bench.answer('GET', { status: 401 })
    const error = await failureOf(bench.provider.deleteCard(card))
    expect(error).toMatchObject({ code: 'provider_unavailable', outcome: 'unknown', attempts: 2 })
    expect(readBacks(bench)).toEqual(['unknown'])
  })

  test('is read back although the circuit has opened by it', async () => {
    const bench = start({ circuitFailures: 1 })
    bench.answer('DELETE', { status: 503 })
    bench.answer('GET', shows('not_applied'), shows('not_applied'))
    expect(await failureOf(bench.provider.deleteCard(card))).toMatchObject({ outcome: 'not_applied' })
  })
})

describe('a change that takes too long', () => {
  test.each([
    [1000, 800],
    [30_000, 25_000],
  ])('of %d ms is given up after %d, and read back in the rest', async (deadlineMs, limitMs) => {
    const bench = start({ deadlineMs })
    const arrived = bench.hang('DELETE')
    bench.answer('GET', shows('applied'))
    const result = bench.provider.deleteCard(card)
    await arrived
    bench.clock.advance(limitMs)
    expect(await result).toMatchObject({ status: 'deleted', meta: { durationMs: limitMs } })
  })

  test('may still be made, so that not seeing it says nothing', async () => {
    const bench = start()
    const arrived = bench.hang('DELETE')
    bench.answer('GET', shows('not_applied'), shows('not_applied'))
    const error = failureOf(bench.provider.deleteCard(card))
    await arrived
    bench.clock.advance(25_000)
    expect(await error).toMatchObject({ code: 'deadline_exceeded', outcome: 'unknown' })
    expect(readBacks(bench)).toEqual(['unknown', 'unknown'])
  })

  test('for a gateway may still be made, too', async () => {
    const bench = start()
    bench.answer('DELETE', { status: 504 })
    bench.answer('GET', shows('not_applied'), shows('not_applied'))
    expect(await failureOf(bench.provider.deleteCard(card))).toMatchObject({ outcome: 'unknown' })
  })

  test('is read back for no longer than the deadline', async () => {
    const bench = start()
    const arrived = [bench.hang('DELETE'), bench.hang('GET')] as const
    const error = failureOf(bench.provider.deleteCard(card))
    await arrived[0]
    bench.clock.advance(25_000)
    await arrived[1]
    bench.clock.advance(5_000)
    expect(await error).toMatchObject({ code: 'deadline_exceeded', outcome: 'unknown', attempts: 2 })
    expect(bench.clock.pending()).toBe(0)
  })
})

describe('nothing is read back', () => {
  test.each([
    ['a success', { body: { ok: true } }],
    ['a refusal', { status: 422 }],
  ])('after %s', async (_name, step) => {
    const bench = start()
    bench.answer('DELETE', step)
    await bench.provider.deleteCard(card).catch(() => undefined)
    expect(bench.sent).toHaveLength(1)
  })

  test('for a caller who has given up', async () => {
    const bench = start()
    const arrived = bench.hang('DELETE')
    const controller = new AbortController()
    const error = failureOf(bench.provider.deleteCard(card, { signal: controller.signal }))
    await arrived
    controller.abort()
    expect(await error).toMatchObject({ code: 'aborted', outcome: 'unknown', attempts: 1 })
    expect(readBacks(bench)).toEqual([])
  })
})

test('an adapter whose read is broken says so', async () => {
  const broken = fakeAdapter({
    operations: () => ({
      deleteCard: (_, call) =>
        changeWithReadBack<undefined>(call, {
          change: () => Promise.reject(failed(conflict)),
          readBack: () => Promise.reject(new TypeError('not a function')),
        }),
    }),
  })
  const error = await failureOf(createBench({ adapter: broken }).provider.deleteCard(card))
  expect(error.message).toBe('fake-1 deleteCard: The adapter failed.')
  expect(String(error.cause)).toMatch(/^TypeError: /)
})

test('a lost update of an adapter that does not read back is in doubt', async () => {
  const bench = createBench({ options: { maxAttempts: 1 } })
  bench.answer('PUT', { error: 'ECONNRESET' })
  bench.answer('PUT', success.card)
  const rename = { card, set: { name: 'x' } }
  expect(await failureOf(bench.provider.updateCard(rename))).toMatchObject({ outcome: 'unknown' })
  await bench.provider.updateCard(rename)
})
