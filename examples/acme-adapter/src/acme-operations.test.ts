import { describe, expect, test } from '@jest/globals'
import { card, failureOf, owner, testProvider, cardRecord } from './__fixtures__/acme-test-provider.js'
import { stubAcme, type Exchange } from './__fixtures__/acme-stub-api.js'

const acme = stubAcme()
const cardsPath = `/customers/${owner}/cards`
const cardPath = `${cardsPath}/${card.id}`

const reading = (changes: object = {}): Exchange => {
  return { method: 'GET', path: cardPath, reply: { card: { ...cardRecord, ...changes } } }
}
const gone: Exchange = { method: 'GET', path: cardPath, status: 404, reply: failure('card_unknown') }
const lost = (method: Exchange['method'], path = cardPath): Exchange => ({ method, path, reply: 'lost' })
const listing = (...cards: readonly object[]): Exchange => {
  return { method: 'GET', path: cardsPath, reply: { cards, next: null } }
}

function failure(code: string) {
  return { error: { code, message: 'No.' } }
}

describe('listCards', () => {
  test('reads every page', async () => {
    const other = { ...cardRecord, id: 'card_2b4d6f8h', label: null }
    acme.expects(
      { method: 'GET', path: cardsPath, reply: { cards: [cardRecord], next: card.id } },
      { method: 'GET', path: `${cardsPath}?after=${card.id}`, reply: { cards: [other], next: null } },
    )
    const { cards, meta } = await testProvider().provider.listCards(owner)
    expect(cards.map(({ ref, name }) => [ref.id, name])).toEqual([
      [card.id, 'Everyday'],
      [other.id, undefined],
    ])
    expect(meta.attempts).toBe(2)
  })

  test('does not read in a circle', async () => {
    const next = { method: 'GET', path: `${cardsPath}?after=a`, reply: { cards: [], next: 'a' } } as const
    acme.expects({ ...next, path: cardsPath }, next)
    const error = await failureOf(testProvider().provider.listCards(owner))
    expect(error).toMatchObject({ code: 'unexpected_response', outcome: 'not_applied', attempts: 2 })
  })

  test('tells of what the documentation has not', async () => {
    acme.expects(listing(cardRecord, { ...cardRecord, network: 'amex' }))
    const { provider, events } = testProvider()
    await provider.listCards(owner)
    expect(events.filter(({ type }) => type === 'drift')).toMatchObject([{ paths: ['body.cards.1.network'] }])
  })
})

describe('getCard', () => {
  test('reads one card, and signs', async () => {
    acme.expects(reading())
    expect(await testProvider().provider.getCard(card)).toMatchObject({
      card: { ref: card, name: 'Everyday' },
    })
    expect(acme.received[0]?.headers).toMatchObject({
      'acme-key': 'key_made_up',
      'acme-signature': expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('does not take another card for it', async () => {
    acme.expects(reading({ id: 'card_2b4d6f8h' }))
    const error = await failureOf(testProvider().provider.getCard(card))
    expect(error).toMatchObject({ code: 'unexpected_response' })
    expect(error.message).toContain('body.card.id is of another card')
  })

  test('knows when there is none', async () => {
    acme.expects(gone)
    expect(await failureOf(testProvider().provider.getCard(card))).toMatchObject({
      code: 'card_not_found',
      providerError: { httpStatus: 404, code: 'card_unknown', message: 'No.' },
    })
  })
})

describe('updateCard', () => {
  const update = (options = {}) =>
    testProvider(options).provider.updateCard({ card, set: { name: 'Market' } })
  const changed = reading({ label: 'Market', revision: 4 })
  const writing: Exchange = { ...changed, method: 'PATCH' }

  test('sends the revision that it has read, and only what changes', async () => {
    acme.expects(reading(), writing)
    expect(await update()).toMatchObject({ status: 'updated', card: { name: 'Market' }, applied: ['name'] })
    expect(acme.received[1]?.body).toBe('{"revision":3,"label":"Market"}')
  })

  test('writes nothing when the card is as asked', async () => {
    acme.expects(reading({ label: 'Market' }))
    expect(await update()).toMatchObject({ status: 'unchanged', card: { name: 'Market' } })
  })

  test.each([
    ['a change by somebody else', 409, 'revision_stale'],
    ['a review of the card, told with HTTP 200', 200, 'card_locked'],
  ])('%s is a conflict, and nothing was changed', async (_name, status, code) => {
    acme.expects(reading(), { method: 'PATCH', path: cardPath, status, reply: failure(code) })
    expect(await failureOf(update())).toMatchObject({ code: 'conflict', outcome: 'not_applied', attempts: 2 })
  })

  test('a lost answer is success when the card reads as asked', async () => {
    acme.expects(reading(), lost('PATCH'), changed)
    expect(await update()).toMatchObject({ status: 'updated', card: { name: 'Market' } })
  })

  test('a repetition that is refused for its revision is success when the card reads as asked', async () => {
    const stale = { method: 'PATCH', path: cardPath, status: 409, reply: failure('revision_stale') } as const
    acme.expects(reading(), lost('PATCH'), stale, changed)
    expect(await update({ maxAttempts: 2 })).toMatchObject({ status: 'updated', meta: { attempts: 4 } })
  })

  test.each([
    ['reads as before', [reading(), reading()], 'not_applied'],
    ['has been changed otherwise', [reading({ label: 'Theirs', revision: 4 })], 'unknown'],
    ['is gone', [gone], 'unknown'],
    ['cannot be read', [lost('GET')], 'unknown'],
  ])('a lost answer about a card that %s', async (_name, reads, outcome) => {
    acme.expects(reading(), lost('PATCH'), ...reads)
    const attempts = 2 + reads.length
    expect(await failureOf(update())).toMatchObject({ code: 'network_failed', outcome, attempts })
  })
})

describe('addCard', () => {
  const add = () => testProvider().provider.addCard({ owner, token: 'tok_made_up', name: 'Market' })
  const adding = { method: 'POST', path: cardsPath } as const

  test('sends the token and a reference', async () => {
    acme.expects({ ...adding, status: 201, reply: { card: cardRecord } })
    expect(await add()).toMatchObject({ status: 'added', card: { ref: card } })
    expect(JSON.parse(acme.received[0]?.body ?? '')).toEqual({
      token: 'tok_made_up',
      label: 'Market',
      client_reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  test('stays in doubt when the cards cannot be read', async () => {
    acme.expects(lost('POST', cardsPath), lost('GET', cardsPath))
    expect(await failureOf(add())).toMatchObject({ code: 'network_failed', outcome: 'unknown' })
  })

  test('was not made when no card has the reference', async () => {
    acme.expects(lost('POST', cardsPath), listing(cardRecord), listing(cardRecord))
    expect(await failureOf(add())).toMatchObject({ code: 'network_failed', outcome: 'not_applied' })
  })
})

describe('deleteCard', () => {
  const remove = () => testProvider().provider.deleteCard(card)

  test('deletes', async () => {
    acme.expects({ method: 'DELETE', path: cardPath, reply: { deleted: true } })
    expect(await remove()).toMatchObject({ status: 'deleted', card })
  })

  test('a lost answer is success when the card is gone', async () => {
    acme.expects(lost('DELETE'), gone)
    expect(await remove()).toMatchObject({ status: 'deleted' })
  })

  test('an answer that does not say so is no success', async () => {
    acme.expects({ method: 'DELETE', path: cardPath, reply: {} }, reading(), reading())
    expect(await failureOf(remove())).toMatchObject({ code: 'unexpected_response', outcome: 'not_applied' })
  })
})

describe('before anything is sent', () => {
  const badOwner = { owner: 'a/b', id: card.id }
  const badId = { owner, id: '..' }
  const { provider } = testProvider()

  test.each([
    ['listCards', 'owner', () => provider.listCards('a/b')],
    ['getCard', 'card.owner', () => provider.getCard(badOwner)],
    ['getCard', 'card.id', () => provider.getCard(badId)],
    ['updateCard', 'card.id', () => provider.updateCard({ card: badId, set: { name: 'Market' } })],
    ['addCard', 'owner', () => provider.addCard({ owner: 'a/b', token: 'tok_made_up' })],
    ['deleteCard', 'card.id', () => provider.deleteCard(badId)],
  ])('%s refuses what would name another resource in %s', async (_operation, field, call) => {
    expect(await failureOf(call())).toMatchObject({ code: 'invalid_request', field, attempts: 0 })
  })

  test('options that Acme has not are refused', async () => {
    const providerOptions: object = { acme: { fast: true } }
    expect(await failureOf(provider.getCard(card, { providerOptions }))).toMatchObject({
      code: 'invalid_request',
      field: 'providerOptions.acme.fast',
      attempts: 0,
    })
  })

  test('a payment link is refused with a reason', async () => {
    const request = { owner, amount: { minor: 1050, currency: 'USD' } } as never
    expect(await failureOf(provider.createPaymentLink(request))).toMatchObject({
      code: 'unsupported_operation',
      reason: 'Acme stores cards and takes no payments.',
    })
  })
})
