import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { inTime } from './in-time.js'

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

test('what never ends is given up after 10 seconds', async () => {
  const given = inTime(new Promise(() => undefined))
  const end = expect(given).rejects.toThrow('The case did not end within 10 seconds')
  jest.advanceTimersByTime(10_000)
  await end
  expect(jest.getTimerCount()).toBe(0)
})

test('what ends in time gives its result or its error, and leaves no timer', async () => {
  const later = new Promise((resolve) => setTimeout(resolve, 9_999, 'done'))
  const given = inTime(later)
  jest.advanceTimersByTime(9_999)
  expect(await given).toBe('done')

  await expect(inTime(Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(jest.getTimerCount()).toBe(0)
})
