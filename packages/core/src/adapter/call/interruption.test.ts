import { getEventListeners } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import {
  card,
  createBench,
  failureOf,
  isolateNetwork,
  payment,
  type Bench,
} from '../../__fixtures__/bench.js'
import { fakeAdapter } from '../../__fixtures__/fake-adapter.js'
import type { CallOptions } from '../../model/requests.js'

isolateNetwork()

const calls = {
  GET: ({ provider }: Bench, options: CallOptions) => provider.listCards('anna', options),
  PUT: ({ provider }: Bench, options: CallOptions) =>
    provider.updateCard({ card, set: { name: 'x' } }, options),
  POST: ({ provider }: Bench, options: CallOptions) => provider.createPaymentLink(payment, options),
} as const

const outcomes = [
  ['GET', 'not_applied'],
  ['PUT', 'unknown'],
  ['POST', 'unknown'],
] as const

const hints = {
  not_applied: 'Nothing was changed; the call can be made again.',
  unknown: expect.stringMatching(/may or may not/),
}

describe.each(['deadline', 'abort'] as const)('cut short by %s', (cause) => {
  const expected = {
    deadline: { code: 'deadline_exceeded', name: 'DeadlineExceededError' },
    abort: { code: 'aborted', name: 'AbortedError' },
  }[cause]

  const start = (bench: Bench, method: keyof typeof calls) => {
    const controller = new AbortController()
    const error = failureOf(calls[method](bench, { signal: controller.signal, deadlineMs: 500 }))
    const cut = () => {
      if (cause === 'abort') controller.abort(new Error('canary reason'))
      else bench.clock.advance(500)
    }
    return { error, cut }
  }

  test.each(outcomes)('in flight, a %s is %s', async (method, outcome) => {
    const bench = createBench()
    const arrived = bench.hang(method)
    const { error, cut } = start(bench, method)
    await arrived
    cut()
    expect(await error).toMatchObject({
      ...expected,
      outcome,
      retryable: outcome === 'not_applied',
      hint: hints[outcome],
      attempts: 1,
    })
    expect((await error).cause).toBeUndefined()
    expect(bench.events.map(({ type }) => type)).toEqual(['request'])
    expect(bench.clock.pending()).toBe(0)
  })

  test.each(outcomes.slice(0, 2))('in a pause, a %s is %s as its attempt was', async (method, outcome) => {
    const bench = createBench({ skipPauses: false, world: { random: () => 0.5 } })
    bench.answer(method, { status: 500 })
    const { error, cut } = start(bench, method)
    expect(await bench.paused()).toBe(100)
    cut()
    expect(await error).toMatchObject({
      ...expected,
      outcome,
      attempts: 1,
      cause: expect.objectContaining({ code: 'provider_unavailable' }) as unknown,
    })
    expect([bench.sent.length, bench.clock.pending()]).toEqual([1, 0])
  })

  test('in a pause after a refusal, nothing was applied', async () => {
    const bench = createBench({ skipPauses: false })
    bench.answer('POST', { status: 429, headers: { 'Retry-After': '0' } })
    const { error, cut } = start(bench, 'POST')
    await bench.paused()
    cut()
    expect(await error).toMatchObject({ ...expected, outcome: 'not_applied', retryable: true })
  })

  test('in a second flight, the cause is the first failure', async () => {
    const bench = createBench()
    bench.answer('GET', { status: 503 })
    const arrived = bench.hang('GET')
    const { error, cut } = start(bench, 'GET')
    await arrived
    cut()
    expect(await error).toMatchObject({
      ...expected,
      outcome: 'not_applied',
      attempts: 2,
      cause: expect.objectContaining({ code: 'provider_unavailable' }) as unknown,
    })
    expect(bench.events.map(({ type }) => type)).toEqual(['request', 'response', 'retry', 'request'])
  })

  test('while a second attempt is authenticated, the doubt about the first stays', async () => {
    let made = 0
    let ask: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (ask = resolve))
    const authenticate = (): Promise<Record<string, string>> => {
      made += 1
      if (made === 1) return Promise.resolve({})
      ask()
      return new Promise(() => undefined)
    }
    const bench = createBench({ adapter: fakeAdapter({ authenticator: () => ({ authenticate }) }) })
    bench.answer('PUT', { status: 500 })
    const { error, cut } = start(bench, 'PUT')
    await asked
    cut()
    expect(await error).toMatchObject({ ...expected, outcome: 'unknown', attempts: 1 })
    expect([bench.sent.length, bench.clock.pending()]).toEqual([1, 0])
  })
})

test('tells the deadline that passed: of the call, or of the options', async () => {
  const bench = createBench({ options: { deadlineMs: 700 } })
  const messages: string[] = []
  for (const [options, ms] of [
    [{}, 700],
    [{ deadlineMs: 40 }, 40],
  ] as const) {
    const arrived = bench.hang('GET')
    const error = failureOf(calls.GET(bench, options))
    await arrived
    bench.clock.advance(ms)
    messages.push((await error).message)
  }
  expect(messages).toEqual([
    'fake-1 listCards: There was no answer within 700 ms.',
    'fake-1 listCards: There was no answer within 40 ms.',
  ])
})

test('one budget covers all attempts and pauses', async () => {
  const bench = createBench({ world: { random: () => 0.5 } })
  bench.answer('GET', { status: 500 }, { status: 500 })
  // Pauses of 100 and 200 ms: the second no longer fits.
  const error = await failureOf(bench.provider.listCards('anna', { deadlineMs: 300 }))
  expect(error).toMatchObject({ code: 'provider_unavailable', attempts: 2 })
  expect(bench.clock.pending()).toBe(0)
})

test('a signal that is aborted before the call sends nothing', async () => {
  const bench = createBench()
  const error = await failureOf(calls.POST(bench, { signal: AbortSignal.abort() }))
  expect(error).toMatchObject({
    code: 'aborted',
    message: 'fake-1 createPaymentLink: The caller aborted the call.',
    outcome: 'not_applied',
    retryable: true,
    attempts: 0,
  })
  expect([bench.sent, bench.events, bench.clock.pending()]).toEqual([[], [], 0])
})

test('a signal that is aborted before the call does not even reach the adapter', async () => {
  let reached = false
  const operations = () => ({
    listCards: () => {
      reached = true
      return Promise.resolve([])
    },
  })
  const bench = createBench({ adapter: fakeAdapter({ operations }) })
  expect(await failureOf(calls.GET(bench, { signal: AbortSignal.abort() }))).toMatchObject({
    code: 'aborted',
  })
  expect(reached).toBe(false)
})

test('a signal keeps no listener of a call that is over', async () => {
  const bench = createBench()
  bench.answer('GET', { body: { ok: true, cards: [] } })
  const { signal } = new AbortController()
  const listeners = new Set<unknown>()
  const add = signal.addEventListener.bind(signal)
  const remove = signal.removeEventListener.bind(signal)
  signal.addEventListener = (...given: Parameters<typeof add>) => {
    listeners.add(given[1])
    add(...given)
  }
  signal.removeEventListener = (...given: Parameters<typeof remove>) => {
    listeners.delete(given[1])
    remove(...given)
  }
  const call = calls.GET(bench, { signal })
  expect(listeners.size).toBe(1)
  await call
  expect(listeners.size).toBe(0)
})

test('one signal may be given to many calls at once, and its listeners are gone after them', async () => {
  const bench = createBench()
  const controller = new AbortController()
  const calls = Array.from({ length: 20 }, () =>
    failureOf(bench.provider.listCards('anna', { signal: controller.signal })),
  )
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(20)
  controller.abort()
  await Promise.all(calls)
  expect(getEventListeners(controller.signal, 'abort')).toEqual([])
})
