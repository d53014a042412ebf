import { inspect } from 'node:util'
import { expect, test } from '@jest/globals'
import { createProvider, isAdapter } from '../../adapter/index.js'
import { ConfigurationError } from '../../errors/input-errors.js'
import { allDirect, createMemoryProvider, memory, memoryAdapter, MemoryBackend } from '../index.js'

const owner = 'anna'

test('is an adapter as any other', async () => {
  const backend = new MemoryBackend({ cards: [{ owner, name: 'Travel' }] })
  const provider = createProvider(memory, { id: 'cards', options: { backend, maxNameLength: 6 } })
  expect([isAdapter(memory), provider.id, provider.adapter]).toEqual([true, 'cards', 'memory'])
  expect(provider.capabilities).toEqual(allDirect)
  const card = { owner, id: 'card-1' }
  await expect(provider.updateCard({ card, set: { name: 'Groceries' } })).rejects.toMatchObject({
    field: 'set.name',
  })
  await provider.updateCard({ card, set: { name: 'Food' } })
  expect(backend.cards()).toMatchObject([{ name: 'Food' }])
})

test('two adapters of other names and capabilities', () => {
  const hosted = memoryAdapter({ name: 'pages', capabilities: { ...allDirect, addCard: 'hosted' } })
  const provider = createProvider(hosted, { id: 'p', options: { backend: new MemoryBackend() } })
  expect([provider.adapter, provider.capabilities.addCard, memory.capabilities.addCard]).toEqual([
    ...['pages', 'hosted', 'direct'],
  ])
})

test.each([
  [{}, [{ path: 'backend', message: 'is missing' }]],
  [{ backend: {} }, [{ path: 'backend', message: 'must be a MemoryBackend' }]],
  [
    { deadlineMs: 0, colour: 'red' },
    [
      { path: 'deadlineMs', message: 'must be at least 1' },
      { path: 'backend', message: 'is missing' },
      { path: 'colour', message: 'is not a known key' },
    ],
  ],
])('every problem of the options is listed: %j', (options, problems) => {
  const create = () => createProvider(memory, { id: 'cards', options })
  expect(create).toThrow(ConfigurationError)
  expect(create).toThrow(expect.objectContaining({ problems }))
})

test('two providers share nothing', async () => {
  const [one, other] = [createMemoryProvider({ cards: [{ owner }] }), createMemoryProvider()]
  one.backend.next('listCards').fails({ code: 'conflict' })
  await one.provider.addCard({ owner, token: 'tok' })
  expect(await other.provider.listCards(owner)).toMatchObject({ cards: [] })
  expect([other.backend.cards(), other.backend.unused()]).toEqual([[], []])
  expect(other.backend.calls().map(({ operation }) => operation)).toEqual(['listCards'])
  expect(other.backend.effects().addCard).toBe(0)
  expect(other.backend.seed({ owner }).ref.id).toBe('card-1')
})

test('two instances with one backend see the same cards', async () => {
  const backend = new MemoryBackend()
  const [one, other] = ['one', 'other'].map((id) => createProvider(memory, { id, options: { backend } }))
  await one?.addCard({ owner, token: 'tok', name: 'Work' })
  expect(await other?.listCards(owner)).toMatchObject({ cards: [{ name: 'Work' }] })
})

test('ids are the same in every run, and none is given twice', () => {
  const backend = new MemoryBackend({ cards: [{ owner, id: 'card-1' }, { owner }, { owner: 'ben' }] })
  expect(backend.cards().map(({ ref }) => ref.id)).toEqual(['card-1', 'card-2', 'card-3'])
  expect(() => backend.seed({ owner, id: 'card-2' })).toThrow('already has a card')
  expect(backend.seed({ owner: 'ben', id: 'card-2' }).ref).toEqual({ owner: 'ben', id: 'card-2' })
})

test('the calls are kept as they came, with their defaults', async () => {
  const { provider, backend } = createMemoryProvider({ cards: [{ owner }] })
  const card = { owner, id: 'card-1' }
  await provider.updateCard({ card, set: { name: 'x' } }, { reference: 'ref-1' })
  await provider.addCard({ owner, token: 'tok-canary-3', name: 'y' })
  expect(backend.calls()).toEqual([
    {
      ...{ operation: 'updateCard', reference: 'ref-1' },
      request: { card, set: { name: 'x' }, purpose: 'payment' },
    },
    {
      ...{ operation: 'addCard', reference: expect.any(String) },
      request: { owner, name: 'y', purpose: 'payment' },
    },
  ])
  expect(backend.calls('addCard').map(({ token, request }) => [token, request.name])).toEqual([
    ['tok-canary-3', 'y'],
  ])
  const [update] = backend.calls('updateCard')
  expect(update?.token).toBeUndefined()
  expect([update, update?.request, update?.request.set].map(Object.isFrozen)).toEqual([true, true, true])
})

test('nothing that can be printed holds a link or a card token', async () => {
  const capabilities = { ...allDirect, updateCard: { ...allDirect.updateCard, name: 'hosted' } } as const
  const { provider, backend } = createMemoryProvider({ capabilities, cards: [{ owner }] })
  const known = backend.token({ last4: '1111' })
  const results = [
    await provider.addCard({ owner, token: known }),
    await provider.addCard({ owner, token: 'tok-canary-3' }),
    await provider.updateCard({ card: { owner, id: 'card-1' }, set: { name: 'x' } }),
    await provider.createPaymentLink({ owner, amount: { minor: 1, currency: 'USD' } }),
  ]
  const shown = [
    provider,
    backend,
    results,
    backend.calls(),
    backend.payments(),
    backend.cards(),
    backend.unused(),
  ]
  const depth = { depth: null, showHidden: true, getters: true }
  for (const text of [inspect(shown, depth), inspect(shown, { depth: null }), JSON.stringify(shown)]) {
    expect(text).toContain('payment-1')
    expect(text).not.toMatch(/memory\.test\/|tok-canary-3|tok-1/)
  }
})
