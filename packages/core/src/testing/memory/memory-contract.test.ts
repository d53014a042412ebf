import { describe, expect, test } from '@jest/globals'
import { failureOf } from '../../__fixtures__/failure-of.js'
import type { CardlaneEvent } from '../../adapter/index.js'
import type { CardLimit, RequiredAction } from '../../model/card.js'
import type { CardProvider } from '../../model/card-provider.js'
import { allDirect, createManualClock, createMemoryProvider } from '../index.js'

const owner = 'anna'
const expiry = { month: 12, year: 2030 }
const seed = { owner, id: 'c-1', name: 'Travel', last4: '4242', expiry }
const card = { owner, id: 'c-1' }
const missing = { owner, id: 'c-9' }
const payment = { owner, amount: { minor: 1050, currency: 'USD' } }

/** What a compiler would not let through. */
const nick: object = { nick: 'x' }
const tagged: object = { memory: { tag: 'x' } }

const create = () => createMemoryProvider({ cards: [seed], world: { clock: createManualClock() } })

describe('does at once', () => {
  test('a rename, which keeps everything else', async () => {
    const { provider, backend } = create()
    const result = await provider.updateCard({ card, set: { name: 'Groceries' } })
    const renamed = { ref: card, name: 'Groceries', last4: '4242', expiry, requiredActions: [], limits: [] }
    expect(result).toEqual({
      ...{ status: 'updated', card: renamed, applied: ['name'] },
      meta: { reference: result.meta.reference, attempts: 1, durationMs: 0 },
    })
    expect(backend.cards()).toEqual([renamed])
  })

  test('a new expiry, which keeps the name', async () => {
    const { provider, backend } = create()
    const later = { month: 1, year: 2032 }
    const set = { expiry: later }
    expect(await provider.updateCard({ card, set })).toMatchObject({ applied: ['expiry'] })
    expect(backend.cards(owner)).toMatchObject([{ name: 'Travel', expiry: later }])
  })

  test('an addition, from a token that a test made', async () => {
    const { provider, backend } = create()
    const token = backend.token({ last4: '1111', brand: 'visa', name: 'Unnamed' })
    const added = await provider.addCard({ owner, token, name: 'Work' })
    const expected = { ref: { owner, id: 'card-1' }, last4: '1111', brand: 'visa', name: 'Work' }
    expect(added).toMatchObject({ status: 'added', card: expected })
    expect(backend.cards(owner)).toMatchObject([seedShown, expected])
  })

  test('an addition, from any other token', async () => {
    const { provider } = create()
    const added = await provider.addCard({ owner, token: 'tok_unknown' })
    expect(added).toMatchObject({ card: { ref: { owner, id: 'card-1' }, requiredActions: [], limits: [] } })
  })

  test('a payment link', async () => {
    const { provider, backend } = create()
    const made = await provider.createPaymentLink({ ...payment, invoiceNumber: 'R-7' })
    expect(made).toMatchObject({ status: 'created', paymentId: 'payment-1' })
    expect(made.link.url).toBe('https://pay.memory.test/payment-1')
    expect(backend.payments()).toEqual([
      { paymentId: 'payment-1', ...payment, invoiceNumber: 'R-7', link: made.link },
    ])
  })

  test('reading and deleting', async () => {
    const { provider, backend } = create()
    expect(await provider.getCard(card)).toMatchObject({ card: seedShown })
    expect(await provider.listCards(owner)).toMatchObject({ cards: [seedShown] })
    expect(await provider.listCards('somebody else')).toMatchObject({ cards: [] })
    expect(await provider.deleteCard(card)).toMatchObject({ status: 'deleted', card })
    expect(backend.cards()).toEqual([])
  })
})

const seedShown = { ref: card, name: 'Travel', last4: '4242', expiry }

test.each<[string, (provider: CardProvider) => Promise<unknown>]>([
  ['getCard', (provider) => provider.getCard(missing)],
  ['deleteCard', (provider) => provider.deleteCard(missing)],
  ['updateCard', (provider) => provider.updateCard({ card: missing, set: { name: 'x' } })],
  ['getCard of another owner', (provider) => provider.getCard({ owner: 'ben', id: card.id })],
])('%s of a card that is not there', async (_, act) => {
  const { provider, backend } = create()
  expect(await failureOf(act(provider))).toMatchObject({
    ...{
      name: 'CardNotFoundError',
      provider: 'memory',
      outcome: 'not_applied',
      retryable: false,
      attempts: 1,
    },
    providerError: { httpStatus: 404 },
  })
  expect(backend.cards()).toMatchObject([seedShown])
  expect(backend.effects()).toEqual({ updateCard: 0, addCard: 0, deleteCard: 0, createPaymentLink: 0 })
})

test('counts what was really done', async () => {
  const { provider, backend } = create()
  await provider.updateCard({ card, set: { name: 'x' } })
  await provider.addCard({ owner, token: 'tok' })
  await provider.createPaymentLink(payment)
  await provider.createPaymentLink(payment)
  await provider.listCards(owner)
  await provider.deleteCard(card)
  expect(backend.effects()).toEqual({ updateCard: 1, addCard: 1, deleteCard: 1, createPaymentLink: 2 })
})

test('where every field is written, what is so already is not written', async () => {
  const updateCard = { ...allDirect.updateCard, write: 'replace' } as const
  const { provider, backend } = createMemoryProvider({
    capabilities: { ...allDirect, updateCard },
    cards: [seed],
  })
  const set = { name: 'Travel', expiry }
  expect(provider.planUpdate({ card, set })).toMatchObject({ kind: 'read_merge_write' })
  expect(await provider.updateCard({ card, set })).toMatchObject({ status: 'unchanged', card: seedShown })
  expect(backend.effects().updateCard).toBe(0)
  for (const changed of [
    { name: 'x' },
    { expiry: { month: 11, year: 2030 } },
    { expiry: { month: 11, year: 2031 } },
  ]) {
    expect(await provider.updateCard({ card, set: changed })).toMatchObject({ status: 'updated' })
  }
  expect(backend.effects().updateCard).toBe(3)
})

describe('before anything comes to the provider', () => {
  const refused = async (act: (provider: CardProvider) => Promise<unknown>) => {
    const { provider, backend } = createMemoryProvider({ capabilities: noExpiry, cards: [seed] })
    const error = await failureOf(act(provider))
    expect(error).toMatchObject({ outcome: 'not_applied', attempts: 0 })
    expect(backend.calls()).toEqual([])
    expect(backend.cards()).toMatchObject([seedShown])
    return error
  }
  const noExpiry = {
    ...allDirect,
    updateCard: { ...allDirect.updateCard, expiry: 'unsupported' },
    createPaymentLink: 'unsupported',
  } as const

  test('a field that cannot be changed refuses the whole update', async () => {
    const set = { name: 'x', expiry }
    expect(await refused((provider) => provider.updateCard({ card, set }))).toMatchObject({
      ...{ code: 'unsupported_operation', capability: 'updateCard.expiry' },
    })
  })

  test('an operation is refused', async () => {
    expect(await refused((provider) => provider.createPaymentLink(payment))).toMatchObject({
      ...{ code: 'unsupported_operation', capability: 'createPaymentLink' },
    })
  })

  test.each<[string, string, (provider: CardProvider) => Promise<unknown>]>([
    ['a card number', 'set.name', (each) => each.updateCard({ card, set: { name: '4242 4242 4242 4242' } })],
    ['a missing token', 'token', (each) => each.addCard({ owner })],
    ['an unknown key', 'set.nick', (each) => each.updateCard({ card, set: nick })],
    [
      'an option that it does not have',
      'providerOptions.memory.tag',
      (each) => each.listCards(owner, { providerOptions: tagged }),
    ],
  ])('%s is refused', async (_, field, act) => {
    expect(await refused(act)).toMatchObject({ code: 'invalid_request', field })
  })
})

test('options for other adapters are left alone', async () => {
  const { provider } = create()
  const providerOptions = { sila: { skipVerification: true } } as object
  expect(await provider.listCards(owner, { providerOptions })).toMatchObject({ cards: [seedShown] })
})

test('results are frozen, and stay as they were', async () => {
  const { provider, backend } = create()
  const { cards } = await provider.listCards(owner)
  await provider.updateCard({ card, set: { name: 'Groceries' } })
  expect(cards).toMatchObject([{ name: 'Travel' }])
  expect([cards, cards[0], cards[0]?.expiry, backend.cards()[0]].map(Object.isFrozen)).toEqual(
    Array(4).fill(true),
  )
})

test('what a test gave is copied and left alone', () => {
  const requiredActions: RequiredAction[] = ['upload_images']
  const limits: CardLimit[] = ['blocked']
  const own = { ...seed, expiry: { ...expiry }, requiredActions, limits }
  const { backend } = createMemoryProvider({ cards: [own] })
  own.expiry.year = 1999
  requiredActions.pop()
  limits.pop()
  const [kept] = backend.cards()
  expect(kept).toMatchObject({ expiry, requiredActions: ['upload_images'], limits: ['blocked'] })
  expect([kept, kept?.ref, kept?.limits].map(Object.isFrozen)).toEqual([true, true, true])
})

test('tells of calls as every provider does', async () => {
  const events: CardlaneEvent[] = []
  const { provider } = createMemoryProvider({
    id: 'test-1',
    world: { onEvent: (event) => events.push(event) },
  })
  await provider.listCards(owner, { reference: 'ref-1' })
  const context = { provider: 'test-1', adapter: 'memory', operation: 'listCards', reference: 'ref-1' }
  expect(events).toMatchObject([
    { ...context, type: 'call_started' },
    { ...context, type: 'call_succeeded', attempts: 1 },
  ])
})
