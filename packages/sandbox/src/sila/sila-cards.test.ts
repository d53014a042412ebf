import { afterEach, describe, expect, test } from '@jest/globals'
import { createFakeClock, minutes } from '../__fixtures__/fake-clock.js'
import { startSandbox, type Sandbox, type SilaSimulatorOptions } from '../index.js'
import { createSilaClient } from './__fixtures__/sila-client.js'
import { seededCard } from './sila-card.js'

const clock = createFakeClock()
let sandbox: Sandbox
const start = async (sila: SilaSimulatorOptions = {}) => {
  sandbox = await startSandbox({ clock, sila })
  return createSilaClient(sandbox.sila, clock)
}
afterEach(() => sandbox.close())

const { card_id } = seededCard
const unknownId = '11111111-2222-4333-8444-555555555555'
const second = {
  ...seededCard,
  card_name: 'second',
  card_id: unknownId,
  card_type: 'Credit',
  card_last_4: 42,
}

describe('update_card', () => {
  test('answers like the documentation, the card at the top level', async () => {
    const call = await start({ includeSilaReferenceId: false })
    const reply = await call('update_card', { fields: { card_name: 'Groceries', card_id } })
    expect(reply.status).toBe(200)
    expect(reply.body).toEqual({
      success: true,
      card_name: 'Groceries',
      card_last_4: 1157,
      expiration: '12/27',
      card_type: 'Debit',
      card_network: 'Visa',
      pull_enabled: true,
      push_enabled: null,
      push_availability: null,
      active: true,
      country: 'GB',
      currency: 'USD',
      card_id: 'dfdbd0ac-dd7d-4691-b573-50b7b69fb29a',
      message: 'Card successfully updated.',
      reference: '31a25154-8c8a-4341-9ddd-0863d7736a4d',
      status: 'SUCCESS',
      response_time_ms: '0',
    })
    expect(sandbox.sila.cards()).toEqual([{ ...seededCard, card_name: 'Groceries' }])
  })

  test('carries sila_reference_id by default', async () => {
    const reply = await (await start())('update_card', { fields: { card_name: 'a', card_id } })
    expect(reply.body).toMatchObject({ sila_reference_id: expect.stringMatching(/^req_/) })
  })

  test('may be repeated, but not with the name of another card', async () => {
    const call = await start({ cards: [seededCard, second] })
    expect((await call('update_card', { fields: { card_name: 'test_card', card_id } })).status).toBe(200)
    const taken = await call('update_card', { fields: { card_name: 'second', card_id } })
    expect([taken.status, taken.body]).toMatchObject([400, { success: false, status: 'FAILURE' }])
    expect(sandbox.sila.cards()).toEqual([seededCard, second])
  })

  test('mirrors what is missing', async () => {
    const reply = await (await start())('update_card', { fields: { card_name: '' } })
    expect(reply.status).toBe(400)
    expect(reply.body).toMatchObject({
      validation_details: { card_id: 'This field is required.', card_name: expect.any(String) },
      reference: '31a25154-8c8a-4341-9ddd-0863d7736a4d',
    })
    expect(sandbox.sila.requests.at(-1)?.verdict).toBe('authenticated')
  })

  test.each([
    ['both', 200, 200],
    ['POST', 200, 405],
    ['PUT', 405, 200],
  ] as const)('updateCardVerb %s', async (updateCardVerb, post, put) => {
    const call = await start({ updateCardVerb })
    const via = (method: string) => call('update_card', { method, fields: { card_name: 'a', card_id } })
    const replies = [await via('POST'), await via('PUT')]
    expect(replies.map(({ status }) => status)).toEqual([post, put])
    for (const reply of replies.filter(({ status }) => status === 405)) {
      expect(reply.headers.get('allow')).toBe(updateCardVerb)
      expect(reply.body).toMatchObject({ success: false, status: 'FAILURE' })
    }
  })

  test.each([404, 400, 200] as const)('unknownCardStatus %i', async (unknownCardStatus) => {
    const call = await start({ unknownCardStatus })
    const updated = await call('update_card', { fields: { card_name: 'a', card_id: unknownId } })
    const deleted = await call('delete_card', { fields: { card_name: 'a', provider: 'cko' } })
    for (const reply of [updated, deleted]) {
      expect([reply.status, reply.body]).toMatchObject([
        unknownCardStatus,
        { success: false, status: 'FAILURE' },
      ])
    }
  })
})

describe('get_cards', () => {
  test('filters by type', async () => {
    const call = await start({ cards: [seededCard, second] })
    expect((await call('get_cards', { fields: { card_type: 'debit' } })).body).toMatchObject({
      success: true,
      cards: [seededCard],
      pagination: { returned_count: 1, total_count: 1, current_page: 1, total_pages: 1 },
    })
  })

  test('pages by its query', async () => {
    const call = await start({ cards: [seededCard, second] })
    expect((await call('get_cards?page=2&per_page=1')).body).toMatchObject({
      cards: [second],
      pagination: { returned_count: 1, total_count: 2, current_page: 2, total_pages: 2 },
    })
    expect((await call('get_cards')).body).toMatchObject({
      pagination: { returned_count: 2, total_pages: 1 },
    })
    expect((await call('get_cards?page=0')).status).toBe(400)
  })
})

describe('delete_card', () => {
  test('goes by name and provider', async () => {
    const call = await start()
    const reply = await call('delete_card', { fields: { card_name: 'test_card', provider: 'CKO' } })
    expect(reply.body).toMatchObject({ success: true, status: 'SUCCESS' })
    expect(sandbox.sila.cards()).toEqual([])
  })

  test.each([{ card_name: 'test_card' }, { card_name: 'test_card', provider: 'evolve' }, { card_id }])(
    'is a 400 with %j',
    async (fields) => {
      const reply = await (await start())('delete_card', { fields })
      expect([reply.status, sandbox.sila.cards().length]).toEqual([400, 1])
    },
  )
})

describe('link_card', () => {
  const fields = (token: string, card_name = 'new') => ({ fields: { card_name, token, provider: 'cko' } })

  test('answers the new card with its other form of expiry', async () => {
    const call = await start()
    const token = sandbox.sila.issueCardToken({ card_last_4: 42, expiration: '02/30' })
    const [, linked] = [await call('link_card', fields(token)), sandbox.sila.cards()[1]]
    expect(linked).toMatchObject({ card_name: 'new', card_last_4: 42, expiration: '02/30' })
    const again = await call('link_card', fields(token, 'again'))
    expect([again.status, again.body]).toMatchObject([400, { message: 'The card token is used.' }])
    const other = await call('link_card', fields(sandbox.sila.issueCardToken(), 'other'))
    expect(other.body).toMatchObject({
      success: true,
      card_details: { card_name: 'other', expiration: '202712' },
    })
  })

  test('takes a token for 15 minutes, and no made-up one', async () => {
    const call = await start()
    const [early, late] = [sandbox.sila.issueCardToken(), sandbox.sila.issueCardToken()]
    clock.advance(minutes(15) - 1)
    expect((await call('link_card', fields(early))).status).toBe(200)
    clock.advance(1)
    expect((await call('link_card', fields(late, 'late'))).status).toBe(400)
    expect((await call('link_card', fields('tok_other', 'other'))).status).toBe(400)
  })

  test.each([400, 409] as const)('duplicateNameStatus %i', async (duplicateNameStatus) => {
    const call = await start({ duplicateNameStatus })
    const token = sandbox.sila.issueCardToken()
    expect((await call('link_card', fields(token, 'test_card'))).status).toBe(duplicateNameStatus)
    expect((await call('link_card', fields(token, 'free'))).status).toBe(200)
  })
})
