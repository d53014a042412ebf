import { describe, expect, test } from '@jest/globals'
import { accessToken, cardList, deleted, linked, updated, wireCard } from './__fixtures__/bodies.js'
import { stubApi, unreadable, type Exchange } from './__fixtures__/stub-api.js'
import { card, owner, rejectionOf, startOfTest, testProvider, token } from './__fixtures__/test-provider.js'

const api = stubApi()
const provider = testProvider()
const success = { success: true, status: 'SUCCESS' }

const operations = {
  updateCard: () => provider.updateCard({ card, set: { name: 'Groceries' } }),
  addCard: () => provider.addCard({ owner, token: 'tok_made_up' }),
  listCards: () => provider.listCards(owner),
  getCard: () => provider.getCard(card),
  deleteCard: () => provider.deleteCard(card),
}
type Operation = keyof typeof operations

const list: Exchange = { path: 'get_cards', reply: cardList([wireCard]) }
const without = (key: keyof typeof wireCard) => ({ ...wireCard, [key]: undefined })

describe('an answer that is malformed', () => {
  test.each<[Operation, string, object, string]>([
    ['updateCard', 'update_card', success, 'body.card_id is missing; body.card_name is missing'],
    ['updateCard', 'update_card', { ...updated, card_id: 7 }, 'body.card_id must be of type string'],
    ['addCard', 'link_card', success, 'body.card_details is missing'],
    [
      'addCard',
      'link_card',
      { ...linked, card_details: { ...wireCard, card_id: '' } },
      'body.card_details.card_id must be at least 1 characters long',
    ],
    ['addCard', 'link_card', { ...success, ...wireCard }, 'body.card_details is missing'],
    [
      'addCard',
      'link_card',
      { ...linked, card_details: without('card_id') },
      'body.card_details.card_id is missing',
    ],
    ['listCards', 'get_cards', success, 'body is no list of cards'],
    ['listCards', 'get_cards', { ...success, cards: {} }, 'body.cards must be of type array'],
    [
      'listCards',
      'get_cards',
      cardList([wireCard, without('card_name')]),
      'body.cards.1.card_name is missing',
    ],
    [
      'getCard',
      'get_cards',
      cardList([{ ...wireCard, active: 'yes' }]),
      'body.cards.0.active must be of type',
    ],
    [
      'listCards',
      'get_cards',
      { ...cardList([]), pagination: { total_pages: 1 } },
      'body.pagination.current_page is missing',
    ],
    ['deleteCard', 'get_cards', cardList([without('card_id')]), 'body.cards.0.card_id is missing'],
  ])('%s: %s', async (...row) => {
    const [operation, path, reply, words] = row
    if (operation === 'addCard') api.expects(list)
    api.expects({ path, reply })
    api.allows(unreadable)
    const error = await rejectionOf(operations[operation]())
    expect(error).toMatchObject({ name: 'UnexpectedResponseError', retryable: false })
    expect(error.message).toContain(`cannot be taken for success (HTTP 200): ${words}`)
    expect(error.providerError).toEqual({ httpStatus: 200 })
    expect(error.outcome).toBe(path === 'get_cards' ? 'not_applied' : 'unknown')
  })

  test('deleteCard: delete_card', async () => {
    api.expects(list, { path: 'delete_card', reply: { status: 'GONE' } }, unreadable)
    expect(await rejectionOf(operations.deleteCard())).toMatchObject({
      name: 'UnexpectedResponseError',
      outcome: 'unknown',
      attempts: 3,
    })
  })

  test.each<[Operation, readonly Exchange[], string]>([
    ['updateCard', [{ path: 'update_card', reply: '' }, unreadable], 'unknown'],
    ['addCard', [list, { path: 'link_card', reply: '<html>' }, unreadable], 'unknown'],
    ['listCards', [{ path: 'get_cards', reply: '{"success":tr' }], 'not_applied'],
    ['getCard', [{ path: 'get_cards', reply: 'null' }], 'not_applied'],
    ['deleteCard', [list, { path: 'delete_card', reply: '[]' }, unreadable], 'unknown'],
  ])('%s: no JSON object', async (operation, exchanges, outcome) => {
    api.expects(...exchanges)
    const error = await rejectionOf(operations[operation]())
    expect(error).toMatchObject({ name: 'UnexpectedResponseError', outcome })
    expect(error.message).toContain('cannot be taken for success (HTTP 200): it is no JSON object')
    expect(error.providerError).toEqual({ httpStatus: 200 })
  })

  test('a redirect is not followed', async () => {
    const headers = { Location: 'https://elsewhere.example.com/' }
    api.expects({ path: 'update_card', status: 307, reply: success, headers }, unreadable)
    expect(await rejectionOf(operations.updateCard())).toMatchObject({ name: 'UnexpectedResponseError' })
  })
})

test.each(['false', 'yes', 0, 1, [], {}])('success: %j is neither success nor refusal', async (said) => {
  api.expects({ path: 'get_cards', reply: { ...cardList([wireCard]), success: said } })
  expect(await rejectionOf(operations.listCards())).toMatchObject({ name: 'UnexpectedResponseError' })
})

test.each(['made up\r\nx-a: b', 'made-up-\u0130', ' ', 'made-up '])(
  'a token that cannot stand in a header is refused, and not kept: %j',
  async (text) => {
    const tokenProvider = testProvider({ auth: token })
    const expiration = startOfTest / 1000 + 86_400
    api.expects({ path: 'auth_token', reply: accessToken(text, expiration) })
    expect(await rejectionOf(tokenProvider.listCards(owner))).toMatchObject({
      name: 'UnexpectedResponseError',
      attempts: 1,
    })
    api.expects({ path: 'auth_token', reply: accessToken('made-up', expiration) }, list)
    expect((await tokenProvider.listCards(owner)).cards).toHaveLength(1)
  },
)

test('fields that nobody knows are let through', async () => {
  const news = { moon_phase: 'full', nested: [{}] }
  api.expects(
    { path: 'update_card', reply: { ...updated, ...news } },
    list,
    { path: 'link_card', reply: { ...linked, ...news, card_details: { ...wireCard, ...news } } },
    { path: 'get_cards', reply: { ...cardList([{ ...wireCard, ...news }]), ...news } },
    list,
    { path: 'delete_card', reply: { ...deleted, ...news } },
  )
  const updatedResult = await operations.updateCard()
  expect(updatedResult.meta.raw).toMatchObject(news)
  await operations.addCard()
  expect((await operations.listCards()).cards[0]).not.toHaveProperty('moon_phase')
  await operations.deleteCard()
})
