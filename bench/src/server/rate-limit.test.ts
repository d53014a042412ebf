import { expect, test } from '@jest/globals'
import { createRateLimit } from './rate-limit.js'

test('allows so many in each second from the first request on', () => {
  let time = 700
  const limit = createRateLimit(2, () => time)
  const ask = (at: number) => {
    time = at
    return limit.allows()
  }
  expect([700, 800, 1699].map(ask)).toEqual([true, true, false])
  expect([1700, 4000].map(ask)).toEqual([true, true])
  expect(limit.seen()).toEqual({ seconds: [2, 1, 0, 1], refused: 1 })
})
