import { describe, expect, test } from '@jest/globals'
import { memory, memoryAdapter, MemoryBackend } from '@cardlane/core/testing'
import { tiny, tinyWithoutReads } from './__fixtures__/tiny-adapter.js'
import { tinyWorld } from './__fixtures__/tiny-world.js'
import { conformanceCases, omittedCases } from './conformance-cases.js'
import type { Subject } from './subject.js'
import type { World } from './world.js'

const listsNothing: Subject = { adapter: tiny, world: tinyWorld() }
const readsNothing: Subject = { adapter: tinyWithoutReads, world: tinyWorld() }

/** Of the world, only what decides which cases there are. */
const nowhere: World = { open: () => Promise.reject(new Error('This world is never opened.')) }
const hosted = memoryAdapter({
  capabilities: {
    ...memory.capabilities,
    updateCard: { ...memory.capabilities.updateCard, name: 'hosted', verification: 'hosted' },
    addCard: 'hosted',
  },
})

const subjects: readonly (readonly [string, Subject])[] = [
  ['lists no cards', listsNothing],
  ['reads nothing', readsNothing],
  ['does everything', { adapter: memory, world: nowhere }],
  ['has hosted pages', { adapter: hosted, world: nowhere }],
  ['sends no requests', { adapter: memory, world: { ...nowhere, wire: false } }],
]

describe.each([
  ['lists no cards, whose ids the backend gives', listsNothing],
  ['reads nothing, so that nobody can find out what became of a change', readsNothing],
])('an adapter that %s, passes', (_, subject) => {
  test.each(conformanceCases(subject))('$group: $name', ({ run }) => run())
})

describe.each(subjects)('of an adapter that %s', (_, subject) => {
  test('each case has a name of its own', () => {
    const all = [...conformanceCases(subject), ...omittedCases(subject)]
    const names = all.map(({ group, name }) => `${group}: ${name}`)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('each case is run or left out with a reason, and never both', () => {
    const omitted = omittedCases(subject)
    expect(omitted.filter(({ reason }) => reason.length < 10)).toEqual([])
    const run = new Set(conformanceCases(subject).map(({ group, name }) => `${group}: ${name}`))
    expect(omitted.filter(({ group, name }) => run.has(`${group}: ${name}`))).toEqual([])
  })
})

test('an adapter that sends no requests has no case about them, and each is told', () => {
  const silent: Subject = { adapter: memory, world: { ...nowhere, wire: false } }
  const groups = new Set(conformanceCases(silent).map(({ group }) => group))
  expect([...groups]).not.toEqual(expect.arrayContaining(['requests']))
  expect(omittedCases(silent)).toContainEqual({
    group: 'requests',
    name: 'listCards: every request is counted, reported by an event, and sent by core',
    reason: 'the adapter sends no requests',
  })
})

test('what an adapter does not declare is told with what it lacks', () => {
  expect(omittedCases(listsNothing)).toContainEqual({
    group: 'results',
    name: 'somebody without cards has an empty list',
    reason: 'the adapter lists no cards',
  })
  expect(omittedCases(readsNothing)).toContainEqual({
    group: 'retries and idempotence',
    name: 'a provider that never answers again is found out by the circuit',
    reason: 'the adapter reads nothing',
  })
})

test('a world that gives an undocumented value makes a case of it only where cards are listed', () => {
  const world = { ...nowhere, drift: (answer: object) => answer }
  const told = (subject: Subject) =>
    omittedCases(subject).filter(({ name }) =>
      name.startsWith('a value that the documentation does not have'),
    )
  expect(told({ adapter: memory, world })).toEqual([])
  expect(told({ adapter: memory, world: nowhere })).toMatchObject([
    { reason: 'the world gives no such value (`drift`)' },
  ])
  expect(told({ adapter: tiny, world })).toMatchObject([{ reason: 'the adapter lists no cards' }])
})

test('a documented failure becomes a case of each operation that can meet it and is supported', () => {
  const failure = {
    name: 'frozen',
    operations: ['getCard', 'deleteCard'],
    answer: { status: 409, body: {} },
    expected: { code: 'conflict', outcome: 'not_applied', retryable: false },
  } as const
  const cases = conformanceCases({ ...listsNothing, world: { ...listsNothing.world, failures: [failure] } })
  expect(cases.map(({ name }) => name).filter((name) => name.includes('“frozen”'))).toEqual([
    'getCard: documented failure “frozen” is conflict',
  ])
})

describe('a world that lacks something says what', () => {
  const withoutIds: World = {
    open: async (cards) => ({ ...(await tinyWorld().open(cards)), cardId: undefined }) as never,
  }
  const withoutTokens: World = {
    wire: false,
    open: ([card]) =>
      Promise.resolve({
        ...{
          options: { backend: new MemoryBackend({ cards: [{ owner: 'anna', ...card }] }) },
          wrongOptions: {},
        },
        ...{ credentials: [], owner: 'anna', unknownCardId: 'none', cards: () => [] },
        effects: () => ({ updateCard: 0, addCard: 0, deleteCard: 0, createPaymentLink: 0 }),
        close: () => Promise.resolve(),
      }),
  }

  test.each([
    [
      '`cardToken`',
      { adapter: memory, world: withoutTokens },
      'addCard: happens at the provider, and is seen by a read',
    ],
    [
      '`cardId`',
      { adapter: tiny, world: withoutIds },
      'getCard: happens at the provider, and is seen by a read',
    ],
  ])('%s', async (member, subject, name) => {
    const found = conformanceCases(subject).find((each) => each.name === name)
    await expect(found?.run()).rejects.toThrow(`the backend has to give ${member}`)
  })
})
