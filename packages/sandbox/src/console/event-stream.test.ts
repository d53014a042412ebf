import { connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { Hono } from 'hono'
import { startSandbox, type Sandbox } from '../index.js'
import { listCards, updateCard } from '../paywall/__fixtures__/paywall-client.js'
import { createConsoleClient, readEvents } from './__fixtures__/console-client.js'
import { createEventStream } from './event-stream.js'
import { createRequestFeed } from './request-feed.js'
import { startConsole, type Console } from './start-console.js'

let sandbox: Sandbox
let page: Console
beforeEach(async () => {
  sandbox = await startSandbox()
  page = await startConsole(sandbox)
})
afterEach(async () => {
  await page.close()
  await sandbox.close()
})

/** Reads events until one that `isLast` picks, which comes last. */
async function readUntil(events: ReturnType<typeof readEvents>, isLast: (event: string) => boolean) {
  const read: { event: string; data: string }[] = []
  for (let next = await events.next(); next.done !== true; next = await events.next()) {
    read.push(next.value)
    if (isLast(next.value.event)) return read
  }
  throw new Error('The stream has ended.')
}
const open = async () => readEvents(await fetch(`${page.url}/api/events`))
const untilState = (event: string) => event === 'state'

test('begins with the last requests and goes on with each as it comes', async () => {
  await listCards(sandbox.paywall)
  const events = await open()
  const first = await readUntil(events, untilState)
  expect(first.map(({ event }) => event)).toEqual(['hello', 'request', 'state'])

  sandbox.faults.add({ kind: 'drop_after' })
  await updateCard(sandbox.paywall).catch(() => undefined)
  const request = (await readUntil(events, (event) => event === 'request')).at(-1)
  expect(JSON.parse(request?.data ?? '')).toMatchObject({
    number: 2,
    provider: 'paywall',
    method: 'PUT',
    path: '/paywall/card',
    status: 0,
    verdict: 'authenticated',
    effects: [{ change: 'card.updated' }],
    fault: 'drop_after',
    headers: { apikeyprivate: '[hidden]', 'content-type': 'application/json' },
    body: { Nickname: 'Yurtdışı kartım' },
    curl: expect.stringContaining('$PAYWALL_APIKEYPRIVATE') as unknown,
  })
  expect(JSON.stringify([...first, request])).not.toContain(sandbox.paywall.privateKey)
})

test('keeps the last 200 requests', async () => {
  for (let count = 0; count < 203; count += 1) await listCards(sandbox.paywall)
  const read = await readUntil(await open(), untilState)
  const numbers = read
    .filter(({ event }) => event === 'request')
    .map(({ data }) => (JSON.parse(data) as { number: number }).number)
  expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 4))
})

test('says when the rest has changed, whoever changed it', async () => {
  const events = await open()
  await readUntil(events, untilState)
  sandbox.clock.advance('31m')
  expect(await readUntil(events, untilState)).toHaveLength(1)
  sandbox.faults.add({ kind: 'hang' })
  expect(await readUntil(events, untilState)).toHaveLength(1)
  await createConsoleClient(page.url)('POST /api/rotate')
  expect(await readUntil(events, untilState)).toHaveLength(1)
})

test.each<[string, () => unknown]>([
  ['the page', () => createConsoleClient(page.url)('POST /api/reset')],
  [
    'code',
    () => {
      sandbox.reset()
    },
  ],
])('says that the requests were forgotten by %s, and forgets them', async (_who, reset) => {
  await listCards(sandbox.paywall)
  const events = await open()
  await readUntil(events, untilState)
  await reset()
  const told = await readUntil(events, untilState)
  expect(told.map(({ event }) => event)).toEqual(['reset', 'state'])
  const [hello, state] = await readUntil(await open(), untilState)
  expect([hello?.data, state?.event]).toEqual([expect.stringContaining('"era":1'), 'state'])
})

test('is still there after silence', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] })
  try {
    const events = await open()
    await readUntil(events, untilState)
    const next = events.next()
    await jest.advanceTimersByTimeAsync(16_000)
    // A comment: it has neither a name nor data.
    expect((await next).value).toEqual({ event: '', data: '' })
  } finally {
    jest.useRealTimers()
  }
})

test('ends with the page, which leaves no socket and no timer', async () => {
  const timers = jest.spyOn(globalThis, 'setTimeout')
  const cleared = jest.spyOn(globalThis, 'clearTimeout')
  const idle = connect(Number(new URL(page.url).port), '127.0.0.1')
  await once(idle, 'connect')
  const events = await open()
  await readUntil(events, untilState)

  await Promise.all([page.close(), once(idle, 'close')])
  await expect(readUntil(events, () => false)).rejects.toThrow()
  await expect(fetch(page.url)).rejects.toThrow()
  const heartbeats = timers.mock.results.filter((_, index) => timers.mock.calls[index]?.[1] === 15_000)
  expect(heartbeats.length).toBeGreaterThan(0)
  const ended = new Set<unknown>(cleared.mock.calls.map(([timer]) => timer))
  expect(heartbeats.filter(({ value }) => !ended.has(value))).toEqual([])
  await page.close()
})

test('a HEAD asks for no events, and nobody is told', async () => {
  const feed = createRequestFeed()
  const subscribe = jest.spyOn(feed, 'subscribe')
  const app = new Hono().get('/', createEventStream(feed))
  await app.request('/', { method: 'HEAD' })
  expect(subscribe).not.toHaveBeenCalled()
})

test('nobody is told who has gone', async () => {
  const feed = createRequestFeed()
  let watching = 0
  const subscribe: typeof feed.subscribe = (listener) => {
    const end = feed.subscribe(listener)
    watching += 1
    return () => {
      end()
      watching -= 1
    }
  }
  const app = new Hono().get('/', createEventStream({ ...feed, subscribe }))
  const { body } = await app.request('/')
  const reader = body?.getReader()
  await reader?.read()
  expect(watching).toBe(1)
  await reader?.cancel()
  await new Promise(setImmediate)
  expect(watching).toBe(0)
})

test('a page whose port is taken says so', async () => {
  const port = Number(new URL(page.url).port)
  await expect(startConsole(sandbox, { port })).rejects.toThrow(
    `Port ${port} of 127.0.0.1 is in use. Stop what listens there, or choose another`,
  )
})
