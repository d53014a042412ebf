import { describe, expect, test } from '@jest/globals'
import type { ProviderOptions } from '@cardlane/core'
import { cardId, cardList, linked, wireCard } from './__fixtures__/bodies.js'
import { owner, rejectionOf, startOfTest, testProvider } from './__fixtures__/test-provider.js'
import { stubApi, unreadable, type Exchange } from './__fixtures__/stub-api.js'

const api = stubApi()
const addition = { owner, token: 'tok_made_up', name: 'Groceries' }
const success = { path: 'link_card', reply: linked }

const other = { ...wireCard, card_id: 'f1b2c3d4-0000-4000-8000-000000000002', card_name: 'Rent' }
const listing = (...cards: object[]): Exchange => ({ path: 'get_cards', reply: cardList(cards) })
/** What was there before; a lost answer is told from a lost request by it. */
const before = listing(other)

const body = (): unknown => JSON.parse(api.received[1]?.body ?? '')
const header = {
  created: Math.floor(startOfTest / 1000),
  app_handle: 'handle.silamoney.eth',
  user_handle: owner,
  reference: 'mine-2',
}

describe('addCard', () => {
  test('stores the card of a token', async () => {
    api.expects(before, { path: 'link_card', reply: { ...linked, sila_reference_id: 'req_3' } })
    const result = await testProvider().addCard(addition, { reference: 'mine' })
    expect(result).toMatchObject({
      status: 'added',
      card: { ref: { owner, id: cardId }, name: 'test_card', expiry: { month: 12, year: 2027 } },
      meta: { attempts: 2, providerRequestId: 'req_3' },
    })
    expect(body()).toEqual({ header, card_name: 'Groceries', token: 'tok_made_up', provider: 'cko' })
  })

  test('sends what providerOptions say', async () => {
    api.expects(before, success)
    const providerOptions = { sila: { skipVerification: true, accountPostalCode: '97204' } }
    await testProvider().addCard({ ...addition, providerOptions }, { reference: 'mine' })
    expect(body()).toEqual({
      header,
      card_name: 'Groceries',
      token: 'tok_made_up',
      provider: 'cko',
      skip_verification: true,
      account_postal_code: '97204',
    })
  })

  test('sends no name where none is given, and the configured processor', async () => {
    api.expects(before, success)
    await testProvider({ cardProcessor: 'evolve' }).addCard({ owner, token: 't' }, { reference: 'mine' })
    expect(body()).toEqual({ header, token: 't', provider: 'evolve' })
  })

  test('needs a token', async () => {
    expect(await rejectionOf(testProvider().addCard({ owner }))).toMatchObject({
      code: 'invalid_request',
      field: 'token',
      attempts: 0,
    })
  })

  test.each([
    ['after the connection broke', { reset: true }, 'NetworkError'],
    ['after a 500', { status: 500 }, 'ProviderUnavailableError'],
    ['after a 408', { status: 408 }, 'ProviderUnavailableError'],
  ])('is never sent twice %s', async (_, answer, name) => {
    api.expects(before, { path: 'link_card', ...answer }, unreadable)
    expect(await rejectionOf(testProvider().addCard(addition))).toMatchObject({
      name,
      outcome: 'unknown',
      retryable: false,
      attempts: 3,
    })
  })

  test('is sent again after a 429, which says that nothing was processed', async () => {
    api.expects(before, { path: 'link_card', status: 429 }, success)
    const { status, meta } = await testProvider().addCard(addition)
    expect([status, meta.attempts]).toEqual(['added', 3])
  })

  test('is not made when the cards cannot be read first', async () => {
    api.expects(unreadable)
    expect(await rejectionOf(testProvider().addCard(addition))).toMatchObject({
      name: 'RequestRejectedError',
      outcome: 'not_applied',
    })
  })
})

describe('an addition whose answer is lost', () => {
  const lost: Exchange = { path: 'link_card', reset: true }
  const added = { ...wireCard, card_name: 'Groceries' }
  const twin = { ...added, card_id: 'f1b2c3d4-0000-4000-8000-000000000003' }

  test('was made when there is a new card of that name', async () => {
    api.expects(before, lost, listing(other, added))
    const result = await testProvider().addCard(addition)
    expect(result).toMatchObject({ status: 'added', card: { ref: { owner, id: cardId }, name: 'Groceries' } })
    expect(result.meta.attempts).toBe(3)
  })

  test('was made when there is a new card, and none was named', async () => {
    api.expects(before, lost, listing(other, wireCard))
    expect(await testProvider().addCard({ owner, token: 'tok_made_up' })).toMatchObject({ status: 'added' })
  })

  test.each([
    ['no card is new', [other]],
    ['only a card of another name is new', [other, wireCard]],
    ['a card of that name was there before', [{ ...other, card_name: 'Groceries' }]],
  ])('was not made when %s', async (_, cards) => {
    api.expects(before, lost, listing(...cards), listing(...cards))
    expect(await rejectionOf(testProvider().addCard(addition))).toMatchObject({
      name: 'NetworkError',
      outcome: 'not_applied',
      retryable: true,
      hint: 'The change has not been made, as a read has shown; call again.',
    })
  })

  test('stays in doubt when two such cards are new', async () => {
    api.expects(before, lost, listing(other, added, twin))
    expect(await rejectionOf(testProvider().addCard(addition))).toMatchObject({ outcome: 'unknown' })
  })
})

describe('providerOptions', () => {
  const provider = testProvider()
  const name = { name: 'Groceries' }
  const ref = { owner, id: cardId }
  const providerOptions = { skipVerification: true }

  test.each<[string, (providerOptions: ProviderOptions) => Promise<unknown>]>([
    ['updateCard', (providerOptions) => provider.updateCard({ card: ref, set: name, providerOptions })],
    ['listCards', (providerOptions) => provider.listCards(owner, { providerOptions })],
    ['getCard', (providerOptions) => provider.getCard(ref, { providerOptions })],
    ['deleteCard', (providerOptions) => provider.deleteCard(ref, { providerOptions })],
  ])('%s knows none', async (_, call) => {
    const error = await rejectionOf(call({ sila: providerOptions }))
    expect(error).toMatchObject({
      code: 'invalid_request',
      field: 'providerOptions.sila.skipVerification',
      attempts: 0,
    })
    expect(error.message).toContain('providerOptions.sila.skipVerification is not a known key')
  })

  test.each<[string, object]>([
    ['moonPhase', { moonPhase: 'full' }],
    ['skipVerification', { skipVerification: 'yes' }],
    ['accountPostalCode', { accountPostalCode: '' }],
    ['accountPostalCode', { accountPostalCode: '9'.repeat(21) }],
    ['accountPostalCode', { accountPostalCode: '4242 4242 4242 4242' }],
  ])('addCard refuses %s in %j', async (key, sila) => {
    const error = await rejectionOf(provider.addCard({ ...addition, providerOptions: { sila } }))
    expect(error).toMatchObject({ field: `providerOptions.sila.${key}`, attempts: 0 })
    expect(api.received).toEqual([])
  })

  test('of other adapters are left alone', async () => {
    api.expects(before, success)
    const providerOptions = { sila: undefined, another: { moonPhase: 'full' } }
    await provider.addCard({ ...addition, providerOptions }, { reference: 'mine' })
    expect(body()).toEqual({ header, card_name: 'Groceries', token: 'tok_made_up', provider: 'cko' })
  })
})
