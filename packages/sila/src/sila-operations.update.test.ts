import { describe, expect, test } from '@jest/globals'
import { cardId, cardList, updated, wireCard } from './__fixtures__/bodies.js'
import { createManualClock, type ManualClock } from '@cardlane/core/testing'
import {
  appKey,
  card,
  owner,
  rejectionOf,
  startOfTest,
  testProvider,
  userKey,
} from './__fixtures__/test-provider.js'
import { addressOfKey, recoverAddress } from './__fixtures__/recover-address.js'
import { stubApi, unreadable, type Exchange } from './__fixtures__/stub-api.js'

const api = stubApi()
const created = Math.floor(startOfTest / 1000)
const set = { name: 'Card name' }
const advancing = (clock: ManualClock, ms: number) => () => {
  clock.advance(ms)
}

/** The body of the documentation, without its white space. */
function documented({ handleField = 'app_handle', reference = 'my-reference', at = created } = {}): string {
  return (
    `{"header":{"created":${String(at)},"${handleField}":"handle.silamoney.eth",` +
    `"user_handle":"user.silamoney.eth","reference":"${reference}"},` +
    `"card_name":"Card name","card_id":"${cardId}"}`
  )
}

describe('updateCard', () => {
  test('sends the documented request', async () => {
    api.expects({ path: 'update_card', reply: updated })
    await testProvider().updateCard({ card, set }, { reference: 'my-reference' })
    expect(api.received).toHaveLength(1)
    expect(api.received[0]).toMatchObject({
      method: 'POST',
      url: 'https://sandbox.silamoney.com/0.2/update_card',
      headers: { 'content-type': 'application/json' },
      body: documented(),
    })
  })

  test('gives the card that stands at the top level of the answer', async () => {
    api.expects({ path: 'update_card', reply: { ...updated, sila_reference_id: 'req_1' } })
    const result = await testProvider().updateCard({ card, set }, { reference: 'my-reference' })
    expect(result).toEqual({
      status: 'updated',
      applied: ['name'],
      card: {
        ref: card,
        name: 'test_card',
        last4: '1157',
        expiry: { month: 12, year: 2027 },
        brand: 'visa',
        funding: 'debit',
        country: 'GB',
        currency: 'USD',
        requiredActions: [],
        limits: [],
      },
      meta: { reference: 'my-reference', attempts: 1, durationMs: 0, providerRequestId: 'req_1' },
    })
    expect(result.meta.raw).toEqual({ ...updated, sila_reference_id: 'req_1' })
  })

  test('does not take another card for the one that was to be updated', async () => {
    api.expects({
      path: 'update_card',
      reply: { ...updated, card_id: '11111111-1111-4111-8111-111111111111' },
    })
    expect(await rejectionOf(testProvider().updateCard({ card, set }))).toMatchObject({
      ...{ code: 'unexpected_response', outcome: 'unknown' },
    })
  })

  test.each(['app_handle', 'auth_handle'] as const)('names the app by %s where configured', async (field) => {
    api.expects({ path: 'update_card', reply: updated })
    const provider = testProvider({ handleField: field })
    await provider.updateCard({ card, set }, { reference: 'my-reference' })
    expect(api.received[0]?.body).toBe(documented({ handleField: field }))
  })

  test('uses PUT where configured', async () => {
    api.expects({ method: 'PUT', path: 'update_card', reply: updated })
    await testProvider({ updateCardMethod: 'PUT' }).updateCard({ card, set }, { reference: 'my-reference' })
    expect(api.received[0]).toMatchObject({ method: 'PUT', body: documented() })
  })

  test('goes to the configured address', async () => {
    api.expects({ path: 'proxy/update_card', reply: updated })
    const provider = testProvider({ baseUrl: 'https://sandbox.silamoney.com/0.2/proxy/' })
    await provider.updateCard({ card, set })
  })

  test('takes no id that is no UUID', async () => {
    const error = await rejectionOf(testProvider().updateCard({ card: { owner, id: 'card-1' }, set }))
    expect(error).toMatchObject({
      message: 'cards updateCard: card.id must be a UUID.',
      field: 'card.id',
      attempts: 0,
    })
  })

  test.each([
    ['a card number', '4242 4242 4242 4242'],
    ['more than 100 characters', 'x'.repeat(101)],
    ['nothing', ' '],
  ])('takes no name with %s', async (_, name) => {
    const error = await rejectionOf(testProvider().updateCard({ card, set: { name } }))
    expect(error).toMatchObject({ code: 'invalid_request', field: 'set.name', attempts: 0 })
  })
})

describe('a retry', () => {
  test('is a new request: new time, numbered reference, new signatures', async () => {
    const clock = createManualClock(startOfTest)
    const broken = { path: 'update_card', reset: true, arrived: advancing(clock, 5000) }
    const late = { path: 'update_card', status: 503, arrived: advancing(clock, 2000) }
    api.expects(broken, late, { path: 'update_card', reply: updated })

    const { status, meta } = await testProvider({}, clock).updateCard(
      { card, set },
      { reference: 'my-reference' },
    )

    expect(status).toBe('updated')
    expect(meta).toMatchObject({ reference: 'my-reference', attempts: 3, durationMs: 7000 })
    expect(api.received.map(({ body }) => body)).toEqual([
      documented(),
      documented({ reference: 'my-reference-2', at: created + 5 }),
      documented({ reference: 'my-reference-3', at: created + 7 }),
    ])
    for (const { body, headers } of api.received) {
      expect(recoverAddress(body, headers['authsignature'])).toBe(addressOfKey(appKey))
      expect(recoverAddress(body, headers['usersignature'])).toBe(addressOfKey(userKey))
    }
  })

  test('ends after maxAttempts, and does not claim that nothing happened', async () => {
    const broken = { path: 'update_card', reset: true }
    api.expects(broken, broken, unreadable)
    const error = await rejectionOf(testProvider({ maxAttempts: 2 }).updateCard({ card, set }))
    expect(error).toMatchObject({ name: 'NetworkError', outcome: 'unknown', retryable: true, attempts: 3 })
  })

  test('that is refused says nothing of the attempt before', async () => {
    api.expects({ path: 'update_card', reset: true }, { path: 'update_card', status: 409 }, unreadable)
    const error = await rejectionOf(testProvider().updateCard({ card, set }))
    expect(error).toMatchObject({ name: 'ConflictError', outcome: 'unknown', attempts: 3 })
  })

  test('ends with the deadline of one minute', async () => {
    const clock = createManualClock(startOfTest)
    api.expects({
      path: 'update_card',
      answerAfter: new Promise(() => undefined),
      arrived: advancing(clock, 60_000),
    })
    const error = await rejectionOf(testProvider({}, clock).updateCard({ card, set }))
    expect(error).toMatchObject({
      name: 'DeadlineExceededError',
      message: 'cards updateCard: There was no answer within 55000 ms.',
      outcome: 'unknown',
      attempts: 1,
    })
  })
})

describe('an update whose answer is lost', () => {
  const lost: Exchange = { path: 'update_card', reset: true }
  const listing = (...cards: object[]): Exchange => ({ path: 'get_cards', reply: cardList(cards) })
  const update = () => testProvider({ maxAttempts: 1 }).updateCard({ card, set })

  test('was made when the card has the name', async () => {
    api.expects(lost, listing({ ...wireCard, card_name: 'Card name' }))
    const { status, meta } = await update()
    expect([status, meta.attempts]).toEqual(['updated', 2])
  })

  test('was not made when the card has another', async () => {
    api.expects(lost, listing(wireCard), listing(wireCard))
    expect(await rejectionOf(update())).toMatchObject({
      name: 'NetworkError',
      outcome: 'not_applied',
      retryable: true,
    })
  })

  test('stays in doubt when somebody else renames the card between two looks', async () => {
    api.expects(lost, listing(wireCard), listing({ ...wireCard, card_name: 'Theirs' }))
    expect(await rejectionOf(update())).toMatchObject({ outcome: 'unknown', attempts: 3 })
  })

  test('stays in doubt when the card is gone', async () => {
    api.expects(lost, listing())
    expect(await rejectionOf(update())).toMatchObject({ name: 'NetworkError', outcome: 'unknown' })
  })

  test('is read back in the time that is kept for it, but is not believed to have failed', async () => {
    const clock = createManualClock(startOfTest)
    const hanging = { answerAfter: new Promise<void>(() => undefined), arrived: advancing(clock, 55_000) }
    api.expects({ path: 'update_card', ...hanging }, listing(wireCard), listing(wireCard))
    expect(await rejectionOf(testProvider({}, clock).updateCard({ card, set }))).toMatchObject({
      name: 'DeadlineExceededError',
      message: 'cards updateCard: There was no answer within 55000 ms.',
      outcome: 'unknown',
      attempts: 3,
    })
  })
})
