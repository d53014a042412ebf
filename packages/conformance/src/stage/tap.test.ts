import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { ask, startUpstream, type Upstream } from '../__fixtures__/upstream.js'
import { openTap, type Tap } from './tap.js'
import type { Fault } from './fault.js'

let upstream: Upstream
let tap: Tap
let url: string

beforeEach(async () => {
  upstream = await startUpstream()
  tap = openTap(() => upstream.received.length)
  url = await tap.originFor(upstream.origin)
})
afterEach(async () => {
  await tap.close()
  await upstream.close()
})

const always = (fault: Fault) => {
  tap.playing(() => fault)
}

test('a request is passed on as it is, and remembered', async () => {
  const sent = { method: 'PUT', headers: { 'X-Signature': 'made up' }, body: '{ "name": 1 }' }
  const answer = await ask(`${url}/cards/1?page=2`, sent)

  expect(upstream.received).toEqual([{ method: 'PUT', path: '/cards/1?page=2', body: '{ "name": 1 }' }])
  expect(answer).toMatchObject({ status: 201, headers: { 'x-from': 'upstream' }, body: '{"card":"first"}' })
  expect(tap.requests).toMatchObject([
    { method: 'PUT', path: '/cards/1?page=2', headers: { 'x-signature': 'made up' }, body: '{ "name": 1 }' },
  ])
  expect(tap.requests).toMatchObject([{ changed: true, became: 'answered 201' }])
})

test('a request after which nothing is counted has changed nothing', async () => {
  const idle = openTap(() => 0)
  await ask(await idle.originFor(upstream.origin))
  expect(idle.requests).toMatchObject([{ changed: false }])
  await idle.close()
})

test('one address is opened for one upstream', async () => {
  const other = await startUpstream()
  expect(await tap.originFor(upstream.origin)).toBe(url)
  const elsewhere = await tap.originFor(other.origin)
  await ask(elsewhere)
  expect([upstream.received.length, other.received.length]).toEqual([0, 1])
  await other.close()
})

test('answer: the tap answers in the place of the backend', async () => {
  always({ kind: 'answer', status: 429, headers: { 'retry-after': '7' }, body: 'slow down' })
  const answer = await ask(url)
  expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '7' }, body: 'slow down' })
  expect(upstream.received).toEqual([])
  expect(tap.requests).toMatchObject([{ became: 'the kit answered 429 in its place' }])
})

test('redirect: to another path of the same host', async () => {
  always({ kind: 'redirect', query: 'a=b' })
  const { status, headers } = await ask(url)
  expect([status, headers.location]).toEqual([307, `${url}/elsewhere?a=b`])
  expect(upstream.received).toEqual([])
})

test('drop_before: closed before the backend has seen it', async () => {
  always({ kind: 'drop_before' })
  await expect(ask(url)).rejects.toThrow('socket hang up')
  expect(upstream.received).toEqual([])
})

test('drop_after: processed, and closed without an answer', async () => {
  always({ kind: 'drop_after' })
  await expect(ask(url)).rejects.toThrow('socket hang up')
  expect(upstream.received).toHaveLength(1)
  expect(tap.requests).toMatchObject([
    { changed: true, became: 'answered 201, and the kit closed the connection without an answer' },
  ])
})

test('cut: processed, and closed in the middle of the answer', async () => {
  always({ kind: 'cut' })
  await expect(ask(url)).rejects.toThrow('aborted')
  expect(upstream.received).toHaveLength(1)
  expect(tap.requests).toMatchObject([{ changed: true }])
})

test('hang: neither processed nor answered, and abandoned when the client goes', async () => {
  always({ kind: 'hang' })
  const controller = new AbortController()
  const asked = ask(url, { signal: controller.signal })
  await tap.arrived(1)
  controller.abort()
  await expect(asked).rejects.toThrow('aborted')
  await tap.requests[0]?.abandoned

  tap.playing(() => undefined)
  await ask(`${url}/second`)
  expect(upstream.received).toMatchObject([{ path: '/second' }])
})

test('a request that is answered is not abandoned', async () => {
  await ask(url)
  const abandoned = tap.requests[0]?.abandoned.then(() => 'abandoned')
  await tap.close()
  expect(await Promise.race([abandoned, Promise.resolve('answered')])).toBe('answered')
  tap = openTap(() => 0)
})

test('change: processed, and its answer changed', async () => {
  always({ kind: 'change', change: (answer) => ({ ...answer, more: true }) })
  expect((await ask(url)).body).toBe('{"card":"first","more":true}')
  expect(upstream.received).toHaveLength(1)
})

test('a fault is chosen by the number of the request', async () => {
  tap.playing((nth) => (nth === 2 ? { kind: 'answer', status: 503, body: '' } : undefined))
  const statuses = [(await ask(url)).status, (await ask(url)).status, (await ask(url)).status]
  expect(statuses).toEqual([201, 503, 201])
})

test('arrived: resolves with the request that is waited for, and at once when it is there', async () => {
  const seen: number[] = []
  const second = tap.arrived(2).then(() => seen.push(tap.requests.length))
  await ask(url)
  expect(seen).toEqual([])
  await ask(url)
  await second
  await tap.arrived(2)
  expect(seen).toEqual([2])
})

test('a backend that does not answer is told in the request', async () => {
  await upstream.close()
  await expect(ask(url)).rejects.toThrow('socket hang up')
  expect(tap.requests[0]?.became).toMatch(/^the backend gave no answer: .*ECONNREFUSED/)
  upstream = await startUpstream()
})

test('close: ends what hangs, and listens no more', async () => {
  always({ kind: 'hang' })
  const asked = expect(ask(url)).rejects.toThrow('socket hang up')
  await tap.arrived(1)
  await tap.close()
  await asked
  await expect(ask(url)).rejects.toThrow('ECONNREFUSED')
  tap = openTap(() => 0)
})
