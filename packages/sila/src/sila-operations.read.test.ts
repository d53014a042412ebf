import { describe, expect, test } from '@jest/globals'
import { cardId, cardList, wireCard } from './__fixtures__/bodies.js'
import { card, owner, rejectionOf, startOfTest, testProvider, userKey } from './__fixtures__/test-provider.js'
import { addressOfKey, recoverAddress } from './__fixtures__/recover-address.js'
import { stubApi, type Exchange } from './__fixtures__/stub-api.js'

const api = stubApi()
const header = (reference: string) => ({
  header: {
    created: Math.floor(startOfTest / 1000),
    app_handle: 'handle.silamoney.eth',
    user_handle: owner,
    reference,
  },
})

const second = { ...wireCard, card_id: 'f1b2c3d4-0000-4000-8000-000000000002', card_name: 'second' }
const third = { ...wireCard, card_id: 'f1b2c3d4-0000-4000-8000-000000000003', card_name: 'third' }

const twoPages = (first: readonly object[], last: readonly object[]): readonly Exchange[] => [
  { path: 'get_cards', reply: cardList(first, { current: 1, total: 2 }) },
  { path: 'get_cards?page=2', reply: cardList(last, { current: 2, total: 2 }) },
]

describe('listCards', () => {
  test('asks for the cards of the owner', async () => {
    api.expects({ path: 'get_cards', reply: { ...cardList([wireCard, second]), sila_reference_id: 'req_7' } })
    const { cards, meta } = await testProvider().listCards(owner, { reference: 'mine' })
    expect(cards.map(({ ref, name }) => [ref, name])).toEqual([
      [card, 'test_card'],
      [{ owner, id: second.card_id }, 'second'],
    ])
    expect(meta).toMatchObject({ attempts: 1, providerRequestId: 'req_7' })
    const [request] = api.received
    expect(request?.method).toBe('POST')
    expect(request?.body).toBe(JSON.stringify(header('mine')))
    expect(recoverAddress(request?.body ?? '', request?.headers['usersignature'])).toBe(addressOfKey(userKey))
  })

  test.each([
    ['an empty list', cardList([])],
    ['no list, on a page', { success: true, pagination: { current_page: 1, total_pages: 1 } }],
    ['a null list', { success: true, cards: null, pagination: null }],
  ])('%s is an owner without cards', async (_, reply) => {
    api.expects({ path: 'get_cards', reply })
    expect((await testProvider().listCards(owner)).cards).toEqual([])
  })

  test('reads every page', async () => {
    const pages = twoPages([wireCard, second], [third])
    api.expects(...pages, ...pages)
    const { cards, meta } = await testProvider().listCards(owner, { reference: 'mine' })
    expect(cards.map(({ name }) => name)).toEqual(['test_card', 'second', 'third'])
    expect(meta.attempts).toBe(4)
    expect(api.received.slice(0, 2).map(({ body }): unknown => JSON.parse(body))).toEqual([
      header('mine'),
      header('mine-2'),
    ])
  })

  test('is read until two readings agree, because a card can slip from one page to another meanwhile', async () => {
    api.expects(
      ...twoPages([wireCard], [third]),
      ...twoPages([wireCard], [second, third]),
      ...twoPages([wireCard], [second, third]),
    )
    const { cards } = await testProvider().listCards(owner)
    expect(cards.map(({ name }) => name)).toEqual(['test_card', 'second', 'third'])
  })

  test('that has shrunk to one page needs no second reading', async () => {
    api.expects(...twoPages([wireCard], [third]), { path: 'get_cards', reply: cardList([wireCard]) })
    expect((await testProvider().listCards(owner)).cards).toHaveLength(1)
  })

  test('that never stands still is given up', async () => {
    const changing = [[second], [third], [second], [third]].flatMap((last) => twoPages([wireCard], last))
    api.expects(...changing)
    expect(await rejectionOf(testProvider().listCards(owner))).toMatchObject({
      name: 'UnexpectedResponseError',
      message: 'cards listCards: The list of cards changed while it was read, 4 times.',
      retryable: true,
    })
  })

  test('takes a page without cards for an empty one', async () => {
    const { cards: _, ...empty } = cardList([], { current: 2, total: 2 })
    const [first, last] = [
      { path: 'get_cards', reply: cardList([wireCard], { current: 1, total: 2 }) },
      { path: 'get_cards?page=2', reply: empty },
    ]
    api.expects(first, last, first, last)
    expect((await testProvider().listCards(owner)).cards).toHaveLength(1)
  })

  test.each([
    ['is the first one again', cardList([wireCard], { current: 1, total: 2 })],
    ['does not say which it is', { success: true, cards: [wireCard] }],
  ])('gives no half list when the second page %s', async (_, reply) => {
    api.expects(
      { path: 'get_cards', reply: cardList([wireCard], { current: 1, total: 2 }) },
      { path: 'get_cards?page=2', reply },
    )
    expect(await rejectionOf(testProvider().listCards(owner))).toMatchObject({
      name: 'UnexpectedResponseError',
      message: 'cards listCards: Sila says that there are 2 pages of cards, but does not give them.',
      outcome: 'not_applied',
      retryable: false,
    })
  })

  test('does not believe in more than 100 pages', async () => {
    api.expects({ path: 'get_cards', reply: cardList([wireCard], { current: 1, total: 101 }) })
    const error = await rejectionOf(testProvider().listCards(owner))
    expect(error).toMatchObject({ name: 'UnexpectedResponseError', attempts: 1 })
  })

  test('reads 100 pages', async () => {
    const pages = Array.from({ length: 100 }, (_, index) => ({
      path: index === 0 ? 'get_cards' : `get_cards?page=${String(index + 1)}`,
      reply: cardList([wireCard], { current: index + 1, total: 100 }),
    }))
    api.expects(...pages, ...pages)
    expect((await testProvider().listCards(owner)).cards).toHaveLength(100)
  }, 30_000)

  test('is tried again when the connection breaks', async () => {
    api.expects({ path: 'get_cards', reset: true }, { path: 'get_cards', reply: cardList([wireCard]) })
    expect((await testProvider().listCards(owner)).meta.attempts).toBe(2)
  })
})

describe('getCard', () => {
  test('gives the card from the list', async () => {
    api.expects({ path: 'get_cards', reply: cardList([second, wireCard]) })
    const { card: found } = await testProvider().getCard(card)
    expect(found).toMatchObject({ ref: card, name: 'test_card', last4: '1157' })
  })

  test('finds an id in capitals, and gives it as the provider writes it', async () => {
    api.expects({ path: 'get_cards', reply: cardList([wireCard]) })
    const { card: found } = await testProvider().getCard({ owner, id: cardId.toUpperCase() })
    expect(found.ref).toEqual(card)
  })

  test('looks on every page', async () => {
    const pages = twoPages([second], [wireCard])
    api.expects(...pages, ...pages)
    expect((await testProvider().getCard(card)).card.ref).toEqual(card)
  })

  test('a card that is not in the list is not found', async () => {
    api.expects({ path: 'get_cards', reply: cardList([second]) })
    expect(await rejectionOf(testProvider().getCard(card))).toMatchObject({
      name: 'CardNotFoundError',
      message: 'cards getCard: The user has no such card.',
      outcome: 'not_applied',
      retryable: false,
    })
  })

  test('an id that is no UUID is refused before anything is sent', async () => {
    const error = await rejectionOf(testProvider().getCard({ owner, id: 'test_card' }))
    expect(error).toMatchObject({ code: 'invalid_request', field: 'card.id', attempts: 0 })
  })
})
