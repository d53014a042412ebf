import { expect, jest, test } from '@jest/globals'
import { createManualClock } from '../../testing/manual-clock.js'
import { CardlaneError } from '../../errors/cardlane-error.js'
import { RateLimitedError } from '../../errors/failure-errors.js'
import { createScrubber } from '../scrub.js'
import { openCall, type Call } from './call.js'
import { sharedFlight } from './shared-flight.js'

const caller = () => {
  const controller = new AbortController()
  const surroundings = {
    provider: 'fake-1',
    adapter: 'fake',
    clock: createManualClock(),
    deadlineMs: 1000,
    onEvent: () => undefined,
    scrubber: createScrubber(),
  }
  const call = openCall(surroundings, { operation: 'listCards', signal: controller.signal })
  const leave = () => {
    controller.abort()
  }
  return { call, leave }
}

interface Landing {
  readonly promise: Promise<string>
  readonly resolve: (value: string) => void
  readonly reject: (reason: Error) => void
  readonly signal: AbortSignal
}

/** Flights whose landings the test decides. */
const airfield = () => {
  const flights: Landing[] = []
  const start = jest.fn((_first: Call, signal: AbortSignal) => {
    let both: Pick<Landing, 'resolve' | 'reject'> | undefined
    const promise = new Promise<string>((resolve, reject) => (both = { resolve, reject }))
    if (both !== undefined) flights.push({ promise, signal, ...both })
    return promise
  })
  const flight = (index: number) => {
    const found = flights[index]
    if (found === undefined) throw new Error(`there is no flight ${index}`)
    return found
  }
  return { start, flight, board: sharedFlight(start) }
}

test('one start serves all who ask meanwhile', async () => {
  const { start, flight, board } = airfield()
  const first = caller().call
  const waiting = [first, caller().call, caller().call].map(board)
  flight(0).resolve('token')
  expect(await Promise.all(waiting)).toEqual(['token', 'token', 'token'])
  expect(start).toHaveBeenCalledTimes(1)
  expect(start.mock.calls[0]?.[0]).toBe(first)
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
  await expect(left).rejects.toBe('aborted')
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
  for (const call of both) await expect(call).rejects.toBe('aborted')
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
  await expect(left).rejects.toBe('aborted')
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
  const board = sharedFlight(start)
  await expect(board(caller().call)).rejects.toThrow('a defect')
  expect(await board(caller().call)).toBe('token')
})

test('each gets a failure of its own', async () => {
  const { flight, board } = airfield()
  const waiting = [board(caller().call), board(caller().call)]
  const failure = new RateLimitedError({
    message: 'Slow.',
    outcome: 'not_applied',
    retryable: true,
    hint: 'Wait.',
  })
  flight(0).reject(failure)
  const errors = await Promise.all(waiting.map((call) => call.catch((reason: unknown) => reason)))
  expect(errors).toMatchObject([{ message: 'Slow.' }, { message: 'Slow.' }])
  expect(errors.every((error) => error instanceof RateLimitedError && error instanceof CardlaneError)).toBe(
    true,
  )
  expect(new Set([failure, ...errors]).size).toBe(3)
})
