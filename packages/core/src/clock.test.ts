import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { systemClock } from './clock.js'

beforeEach(() => {
  jest.useFakeTimers({ now: 1000 })
})
afterEach(() => {
  jest.useRealTimers()
})

test('tells the time of the machine', () => {
  expect(systemClock.now()).toBe(1000)
})

test('runs a task once, when its time has come', () => {
  const task = jest.fn()
  systemClock.schedule(task, 50)
  jest.advanceTimersByTime(49)
  expect(task).not.toHaveBeenCalled()
  jest.advanceTimersByTime(1000)
  expect(task).toHaveBeenCalledTimes(1)
})

test('does not run a cancelled task and leaves no timer', () => {
  const task = jest.fn()
  systemClock.schedule(task, 50)()
  expect(jest.getTimerCount()).toBe(0)
})
