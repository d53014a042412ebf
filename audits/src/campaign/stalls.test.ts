import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { blockEventLoop } from './network/busy.js'
import { watchStalls } from './stalls.js'

test('counts the time in which the event loop was blocked, at once and once only', async () => {
  const stalls = watchStalls()
  await sleep(1)
  const before = stalls.totalMs()
  blockEventLoop(60)
  const atOnce = stalls.totalMs() - before
  await sleep(1)
  const later = stalls.totalMs() - before
  stalls.close()
  expect(atOnce).toBeGreaterThanOrEqual(55)
  expect(later).toBeGreaterThanOrEqual(atOnce - 1)
})
