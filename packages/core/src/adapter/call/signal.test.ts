import { expect, jest, test } from '@jest/globals'
import { CallSignal } from './signal.js'

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
