import { describe, expect, test } from '@jest/globals'
import { failureOf } from '../../__fixtures__/failure-of.js'
import { allDirect, createManualClock, createMemoryProvider } from '../index.js'

const owner = 'anna'
const card = { owner, id: 'c-1' }
const expiry = { month: 12, year: 2030 }
const hosted = {
  ...allDirect,
  updateCard: { name: 'hosted', expiry: 'hosted', verification: 'hosted', write: 'patch' },
  addCard: 'hosted',
} as const

const create = () => {
  const clock = createManualClock()
  const requiredActions = ['upload_images'] as const
  const cards = [{ ...card, name: 'Travel', last4: '4242', requiredActions }]
  return { clock, ...createMemoryProvider({ capabilities: hosted, cards, world: { clock } }) }
}
type Provider = ReturnType<typeof create>['provider']

const askFor = async (provider: Provider, set: Parameters<Provider['updateCard']>[0]['set']) => {
  const result = await provider.updateCard({ card, set })
  if (result.status !== 'action_required') throw new Error('no link was given')
  return result
}

describe('an update', () => {
  test('gives a link that expires, and changes nothing', async () => {
    const { provider, backend, clock } = create()
    const { link, deferred } = await askFor(provider, { name: 'Groceries', expiry })
    expect([link.url, link.expiresAt]).toEqual([
      'https://cards.memory.test/page-1',
      clock.now() + 30 * 60_000,
    ])
    expect(deferred).toEqual(['name', 'expiry'])
    expect(backend.cards()).toMatchObject([{ name: 'Travel' }])
    expect(backend.cards()[0]).not.toHaveProperty('expiry')
    expect(backend.effects().updateCard).toBe(0)
  })

  test('is made when the cardholder has finished', async () => {
    const { provider, backend } = create()
    const { link } = await askFor(provider, { name: 'Groceries', expiry })
    const finished = backend.finish(link)
    const expected = {
      ref: card,
      name: 'Groceries',
      last4: '4242',
      expiry,
      requiredActions: ['upload_images'],
    }
    expect(finished).toMatchObject(expected)
    expect(await provider.getCard(card)).toMatchObject({ card: expected })
  })

  test('is made as the cardholder wants it', async () => {
    const { provider, backend } = create()
    const { link } = await askFor(provider, { name: 'Groceries', expiry })
    expect(backend.finish(link.url, { name: 'Food' })).toMatchObject({ name: 'Food', expiry })
  })

  test('that sets nothing asks for verification', async () => {
    const { provider, backend } = create()
    const { link, deferred } = await askFor(provider, {})
    expect(deferred).toEqual([])
    expect(backend.finish(link)).toMatchObject({ name: 'Travel', requiredActions: [] })
  })

  test('of a card that is not there is refused', async () => {
    const { provider } = create()
    const update = provider.updateCard({ card: { owner, id: 'c-9' }, set: {} })
    expect(await failureOf(update)).toMatchObject({ code: 'card_not_found', outcome: 'not_applied' })
  })

  test('is deferred whole where only one of its fields is hosted', async () => {
    const updateCard = { ...allDirect.updateCard, expiry: 'hosted' } as const
    const { provider, backend } = createMemoryProvider({
      capabilities: { ...allDirect, updateCard },
      cards: [card],
    })
    const both = await provider.updateCard({ card, set: { name: 'x', expiry } })
    expect(both).toMatchObject({ status: 'action_required', deferred: ['name', 'expiry'] })
    expect(backend.cards()[0]).not.toHaveProperty('name')
    expect(await provider.updateCard({ card, set: { name: 'x' } })).toMatchObject({ status: 'updated' })
  })

  test('that fails has changed nothing, whatever a script says', async () => {
    const { provider, backend } = create()
    backend.next('updateCard').fails({ code: 'network_failed', outcome: 'unknown', applied: true })
    const error = await failureOf(provider.updateCard({ card, set: { name: 'x' } }))
    expect(error).toMatchObject({ outcome: 'not_applied', retryable: true })
    expect(backend.cards()).toMatchObject([{ name: 'Travel' }])
  })

  test('that is cut short has changed nothing', async () => {
    const { provider, backend, clock } = create()
    const held = backend.next('updateCard').waits()
    const call = failureOf(provider.updateCard({ card, set: { name: 'x' } }, { deadlineMs: 100 }))
    await held.arrived
    clock.advance(100)
    expect(await call).toMatchObject({ code: 'deadline_exceeded', outcome: 'not_applied' })
  })
})

describe('an addition', () => {
  test('is made when the cardholder has finished', async () => {
    const { provider, backend } = create()
    const result = await provider.addCard({ owner, purpose: 'withdrawal' })
    if (result.status !== 'action_required') throw new Error('no link was given')
    expect(backend.cards()).toHaveLength(1)
    const added = backend.finish(result.link, { last4: '1111', expiry })
    expect(added).toEqual({
      ...{ ref: { owner, id: 'card-1' }, last4: '1111', expiry, requiredActions: [], limits: [] },
    })
    expect(backend.cards(owner)).toHaveLength(2)
    expect(backend.effects().addCard).toBe(0)
  })

  test('that fails has added nothing, and can be asked for again', async () => {
    const { provider, backend } = create()
    backend.next('addCard').fails({ code: 'network_failed', outcome: 'unknown', applied: true })
    const error = await failureOf(provider.addCard({ owner }))
    expect(error).toMatchObject({ outcome: 'not_applied', retryable: true })
    expect(backend.cards()).toHaveLength(1)
  })
})

describe('a page cannot be finished', () => {
  test('twice', async () => {
    const { provider, backend } = create()
    const { link } = await askFor(provider, { name: 'x' })
    backend.finish(link)
    expect(() => backend.finish(link)).toThrow('No page is open')
  })

  test('when its link has expired', async () => {
    const { provider, backend, clock } = create()
    const { link } = await askFor(provider, { name: 'x' })
    clock.advance(30 * 60_000)
    expect(() => backend.finish(link)).toThrow('has expired')
    expect(backend.cards()).toMatchObject([{ name: 'Travel' }])
  })

  test('at another provider, and the link is not repeated', async () => {
    const { link } = await askFor(create().provider, { name: 'x' })
    const { backend } = create()
    expect(() => backend.finish(link)).toThrow(/^No page is open at this link(?!.*https)/)
  })

  test('when the card is gone', async () => {
    const { provider, backend } = create()
    const { link } = await askFor(provider, { name: 'x' })
    await provider.deleteCard(card)
    expect(() => backend.finish(link)).toThrow('no such card')
  })
})
