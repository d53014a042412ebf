import { expect, jest, test } from '@jest/globals'
import { CallSignal, untilAborted } from './signal.js'

test('tells its listeners once, and keeps the first reason', () => {
  const signal = new CallSignal()
  const [heard, gone] = [jest.fn(), jest.fn()]
  signal.addEventListener('abort', heard)
  signal.addEventListener('abort', gone)
  signal.removeEventListener('abort', gone)
  expect([signal.aborted, signal.reason]).toEqual([false, undefined])
  signal.abort('deadline')
  signal.abort('aborted')
  expect([signal.aborted, signal.reason]).toEqual([true, 'deadline'])
  expect([heard.mock.calls.length, gone.mock.calls.length]).toEqual([1, 0])
})

test.each(['before', 'after'])('is one AbortSignal for all who ask %s it aborts', (when) => {
  const signal = new CallSignal()
  if (when === 'before') expect(signal.real.aborted).toBe(false)
  const asked = when === 'before' ? signal.real : undefined
  signal.abort('aborted')
  expect(signal.real).toBeInstanceOf(AbortSignal)
  expect(signal.real).toBe(asked ?? signal.real)
  expect([signal.real.aborted, signal.real.reason]).toEqual([true, 'aborted'])
})

test('waits for work, but not longer than until the signal aborts', async () => {
  const signal = new CallSignal()
  expect(await untilAborted(Promise.resolve(7), signal)).toEqual({ value: 7 })
  await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no')
  const endless = untilAborted(new Promise(() => undefined), signal)
  signal.abort('deadline')
  expect(await endless).toBeUndefined()
  expect(await untilAborted(new Promise(() => undefined), signal)).toBeUndefined()
})
