import { expect, test } from '@jest/globals'
import { abortable } from './abortable.js'

const never = new Promise<never>(() => undefined)

test('gives what the work gives', async () => {
  const { signal } = new AbortController()
  expect(await abortable(Promise.resolve(1), signal)).toBe(1)
  await expect(abortable(Promise.reject(new Error('broken')), signal)).rejects.toThrow('broken')
})

test('rejects with the reason when the signal aborts, or has aborted already', async () => {
  const controller = new AbortController()
  const waiting = abortable(never, controller.signal)
  controller.abort('deadline')
  await expect(waiting).rejects.toBe('deadline')
  await expect(abortable(never, controller.signal)).rejects.toBe('deadline')
})

test('what becomes of the work later is ignored', async () => {
  let fail: (reason: Error) => void = () => undefined
  const work = new Promise<never>((_, reject) => (fail = reject))
  const waiting = abortable(work, AbortSignal.abort('aborted'))
  await expect(waiting).rejects.toBe('aborted')
  fail(new Error('too late'))
  await expect(waiting).rejects.toBe('aborted')
})
