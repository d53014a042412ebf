import { hasSubscribers } from 'node:diagnostics_channel'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { ask, startUpstream, type Upstream } from '../__fixtures__/upstream.js'
import { openTap } from './tap.js'
import { countRequests } from './watch-requests.js'

let upstream: Upstream

beforeEach(async () => {
  upstream = await startUpstream()
})
afterEach(() => upstream.close())

test('counts the requests of node:http and those of fetch', async () => {
  const begun = await countRequests(async () => {
    await ask(upstream.origin)
    await ask(upstream.origin)
    await (await fetch(upstream.origin)).text()
  })
  expect(begun).toBe(3)
})

test('counts a request once that the tap passes on', async () => {
  const tap = openTap(() => 0)
  const url = await tap.originFor(upstream.origin)
  expect(await countRequests(() => ask(url))).toBe(1)
  expect(upstream.received).toHaveLength(1)
  await tap.close()
})

test('listens no more afterwards, also when the work fails', async () => {
  const channel = 'http.client.request.start'
  const isHeard: boolean[] = []
  const failing = countRequests(() => {
    isHeard.push(hasSubscribers(channel))
    return Promise.reject(new Error('no'))
  })
  await expect(failing).rejects.toThrow('no')
  expect([...isHeard, hasSubscribers(channel)]).toEqual([true, false])
})
