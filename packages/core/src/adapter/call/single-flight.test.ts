import { expect, jest, test } from '@jest/globals'
import { createManualClock } from '../../testing/manual-clock.js'
import { Redactor } from '../redaction/redactor.js'
import { ActiveCall } from './call.js'
import type { CallSignal } from './signal.js'
import { SingleFlight } from './single-flight.js'

const caller = () => {
  const controller = new AbortController()
  const context = {
    provider: 'fake-1',
    adapter: 'fake',
    clock: createManualClock(),
    deadlineMs: 1000,
    onEvent: () => undefined,
    redactor: new Redactor(),
  }
  const settings = { operation: 'listCards', id: 'id-1', reference: 'ref-1' } as const
  const call = ActiveCall.open(context, { ...settings, signal: controller.signal })
  const leave = () => {
    controller.abort()
  }
  return { call, leave }
}

interface Landing {
  readonly promise: Promise<string>
  readonly resolve: (value: string) => void
  readonly reject: (reason: Error) => void
  readonly signal: CallSignal
}

/** Flights whose landings the test decides. */
const airfield = () => {
  const landings: Landing[] = []
  const start = jest.fn(({ signal }: ActiveCall) => {
    let both: Pick<Landing, 'resolve' | 'reject'> | undefined
    const promise = new Promise<string>((resolve, reject) => (both = { resolve, reject }))
    if (both !== undefined) landings.push({ promise, signal, ...both })
    return promise
  })
  const flight = (index: number) => {
    const found = landings[index]
    if (found === undefined) throw new Error(`there is no flight ${index}`)
    return found
  }
  const flights = new SingleFlight<string>()
  return { start, flight, board: (call: ActiveCall) => flights.run('key', call, start) }
}

test('one start serves all who ask meanwhile', async () => {
  const { start, flight, board } = airfield()
  const waiting = [caller().call, caller().call, caller().call].map(board)
  flight(0).resolve('token')
  expect(await Promise.all(waiting)).toEqual(['token', 'token', 'token'])
  expect(start).toHaveBeenCalledTimes(1)
})

test('who asks later starts anew: a success is not kept', async () => {
  const { start, flight, board } = airfield()
  const early = board(caller().call)
  flight(0).resolve('old')
  expect(await early).toBe('old')
  const late = board(caller().call)
  flight(1).resolve('new')
  expect([await late, start.mock.calls.length]).toEqual(['new', 2])
})

test('a failure is not kept either', async () => {
  const { start, flight, board } = airfield()
  const early = [board(caller().call), board(caller().call)]
  flight(0).reject(new Error('no token'))
  for (const call of early) await expect(call).rejects.toThrow('no token')
  const late = board(caller().call)
  flight(1).resolve('token')
  expect([await late, start.mock.calls.length]).toEqual(['token', 2])
})

test('one who leaves, even the first, does not stop the others', async () => {
  const { flight, board } = airfield()
  const [one, two] = [caller(), caller()]
  const left = board(one.call)
  const stayed = board(two.call)
  one.leave()
  await expect(left).rejects.toMatchObject({ failure: { code: 'aborted' } })
  expect(flight(0).signal.aborted).toBe(false)
  flight(0).resolve('token')
  expect(await stayed).toBe('token')
})

test('the last one who leaves aborts the work, and the next one starts anew', async () => {
  const { start, flight, board } = airfield()
  const [one, two] = [caller(), caller()]
  const both = [board(one.call), board(two.call)]
  one.leave()
  two.leave()
  for (const call of both) await expect(call).rejects.toMatchObject({ failure: { code: 'aborted' } })
  expect(flight(0).signal.aborted).toBe(true)
  const next = board(caller().call)
  flight(0).resolve('stale')
  flight(1).resolve('fresh')
  expect([await next, start.mock.calls.length]).toEqual(['fresh', 2])
})

test('an old flight that ends late does not push out the new one', async () => {
  const { start, flight, board } = airfield()
  const one = caller()
  const left = board(one.call)
  one.leave()
  await expect(left).rejects.toMatchObject({ failure: { code: 'aborted' } })
  const second = board(caller().call)
  flight(0).reject(new Error('aborted'))
  await expect(flight(0).promise).rejects.toThrow('aborted')
  const third = board(caller().call)
  flight(1).resolve('token')
  expect([await second, await third, start.mock.calls.length]).toEqual(['token', 'token', 2])
})

test('a start that throws fails that call only', async () => {
  const start = jest.fn(() => Promise.resolve('token'))
  start.mockImplementationOnce(() => {
    throw new TypeError('a defect')
  })
  const flights = new SingleFlight<string>()
  const board = (call: ActiveCall) => flights.run('key', call, start)
  await expect(board(caller().call)).rejects.toThrow('a defect')
  expect(await board(caller().call)).toBe('token')
})

test('work for another key is work of its own', async () => {
  const flights = new SingleFlight<string>()
  const of = (key: string) => flights.run(key, caller().call, () => Promise.resolve(`token of ${key}`))
  expect(await Promise.all([of('a'), of('b'), of('a')])).toEqual(['token of a', 'token of b', 'token of a'])
})

test('what it sends counts as sent by the call that began it', async () => {
  const { start, flight, board } = airfield()
  const [first, second] = [caller().call, caller().call]
  const both = [board(first), board(second)]
  const shared = start.mock.calls[0]?.[0]
  if (shared !== undefined) shared.progress.attempts += 1
  flight(0).resolve('token')
  await Promise.all(both)
  expect([first.attempts, second.attempts]).toEqual([1, 0])
})
