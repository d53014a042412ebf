import { expect, jest, test } from '@jest/globals'
import type { Clock } from '@cardlane/core'
import { createVirtualClock } from './virtual-clock.js'

/** A base that stands still and runs what it was given when it is told to. */
function createBase() {
  const timers = new Set<() => void>()
  let now = 1000
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    schedule(task) {
      timers.add(task)
      return () => timers.delete(task)
    },
  }
  const fire = (at: number) => {
    now = at
    for (const timer of [...timers]) timer()
  }
  return { clock, fire, timers }
}

test('goes with its base, and ahead of it by what it was advanced', () => {
  const { clock: base, fire } = createBase()
  const clock = createVirtualClock(base)
  clock.advance('31m')
  clock.advance(500)
  expect([clock.now(), clock.offsetMs]).toEqual([1000 + 1_860_500, 1_860_500])
  fire(2000)
  expect(clock.now()).toBe(2000 + 1_860_500)
})

test.each(['31 minutes', '-1s', '', -1, NaN, '5w'])('%p is no duration', (duration) => {
  expect(() => {
    createVirtualClock().advance(duration)
  }).toThrow('A duration is milliseconds, or a text such as 250ms, 90s, 31m, 8h or 2d.')
})

test('advancing runs what has become due, in its order, and leaves no timer of it', () => {
  const { clock: base, timers } = createBase()
  const clock = createVirtualClock(base)
  const ran: string[] = []
  clock.schedule(() => ran.push('second'), 200)
  clock.schedule(() => ran.push('first'), 100)
  clock.schedule(() => ran.push('never'), 300)
  clock.advance(200)
  expect([ran, clock.scheduled, timers.size]).toEqual([['first', 'second'], 1, 1])
})

test('a timer of the base that fires a little early runs its task, once', () => {
  const { clock: base, fire } = createBase()
  const clock = createVirtualClock(base)
  const task = jest.fn()
  clock.schedule(task, 100)
  fire(1099)
  clock.advance('1h')
  expect(task).toHaveBeenCalledTimes(1)
  expect(clock.scheduled).toBe(0)
})

test('what is cancelled does not run, not even by one that is due with it', () => {
  const { clock: base, timers } = createBase()
  const clock = createVirtualClock(base)
  const task = jest.fn()
  const cancels: (() => void)[] = []
  clock.schedule(() => {
    cancels.forEach((cancel) => {
      cancel()
    })
  }, 100)
  cancels.push(clock.schedule(task, 200))
  clock.advance('1h')
  expect(task).not.toHaveBeenCalled()
  expect([clock.scheduled, timers.size]).toEqual([0, 0])
})

test('setting it back leaves a task the time that it still had to wait', () => {
  const { clock: base } = createBase()
  const clock = createVirtualClock(base)
  clock.advance('1h')
  const task = jest.fn()
  clock.schedule(task, 100)
  clock.setOffset(0)
  expect(clock.now()).toBe(1000)
  clock.advance(99)
  expect(task).not.toHaveBeenCalled()
  clock.advance(1)
  expect(task).toHaveBeenCalledTimes(1)
})
