import { beforeEach, expect, jest, test } from '@jest/globals'
import { tiny } from '../__fixtures__/tiny-adapter.js'
import { tinyWorld } from '../__fixtures__/tiny-world.js'
import { ask } from '../__fixtures__/upstream.js'
import { conformanceCases } from '../conformance-cases.js'
import { onStage, type Stage } from './stage.js'

let world: ReturnType<typeof tinyWorld>
let origin: string

beforeEach(() => {
  world = tinyWorld()
  origin = ''
})

const subject = () => ({ adapter: tiny, world })

async function noteOrigin({ tap, backend, provider, card }: Stage): Promise<void> {
  origin = await tap.originFor(String(backend.options['baseUrl']))
  await provider.getCard(card)
}

async function everythingIsClosed(): Promise<void> {
  expect(world.running.size).toBe(0)
  await expect(ask(origin)).rejects.toThrow('ECONNREFUSED')
}

test('what is opened is closed after a success', async () => {
  await onStage(subject(), noteOrigin)
  await everythingIsClosed()
})

test('what is opened is closed after a failure, which tells what was sent', async () => {
  const failing = onStage(subject(), async (stage) => {
    await noteOrigin(stage)
    throw new Error('Wrong.')
  })
  await expect(failing).rejects.toThrow('Wrong.\nWhat was sent:\n  1. GET /cards/card-4242: answered 200')
  await everythingIsClosed()
})

test('what is opened is closed while a call still hangs', async () => {
  const failing = onStage(subject(), async (stage) => {
    await noteOrigin(stage)
    stage.tap.playing(() => ({ kind: 'hang' }))
    stage.provider.getCard(stage.card).catch(() => undefined)
    await stage.tap.arrived(2)
    throw new Error('Wrong.')
  })
  await expect(failing).rejects.toThrow('Wrong.')
  await everythingIsClosed()
})

test('what is opened is closed when a case is given up after its time', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] })
  try {
    const hanging = onStage(subject(), async (stage) => {
      await noteOrigin(stage)
      jest.advanceTimersByTime(10_000)
      await new Promise(() => undefined)
    })
    await expect(hanging).rejects.toThrow('did not end within 10 seconds')
  } finally {
    jest.useRealTimers()
  }
  await everythingIsClosed()
})

test('what is opened is closed when the adapter refuses its options', async () => {
  const failing = onStage(subject(), noteOrigin, { options: { key: '' } })
  await expect(failing).rejects.toThrow('The adapter refuses the options that the world gives')
  expect(world.running.size).toBe(0)
})

test('no case of a broken adapter leaves anything open', async () => {
  const broken = { ...tiny, create: () => ({ getCard: () => Promise.reject(new Error('broken')) }) }
  const ends = await Promise.allSettled(conformanceCases({ adapter: broken, world }).map(({ run }) => run()))
  expect(ends.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(20)
  expect(world.running.size).toBe(0)
})

test('a backend that was not filled is told by what it lacks', async () => {
  const empty = { ...world, open: () => world.open([]) }
  await expect(onStage({ adapter: tiny, world: empty }, noteOrigin)).rejects.toThrow(
    '`cards()` of the backend has no card that ends in 4242, and it was opened with one.',
  )
})
