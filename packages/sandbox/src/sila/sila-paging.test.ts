import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { valueAt } from '../__fixtures__/send.js'
import { startSandbox, type Sandbox } from '../index.js'
import { createSilaClient } from './__fixtures__/sila-client.js'
import { seededCard } from './sila-card.js'

const clock = createFakeClock()
const many = Array.from({ length: 25 }, (_, index) => ({
  ...seededCard,
  card_name: `card ${index}`,
  card_id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
}))
let sandbox: Sandbox
let call: ReturnType<typeof createSilaClient>
beforeEach(async () => {
  sandbox = await startSandbox({ clock, sila: { cards: many } })
  call = createSilaClient(sandbox.sila, clock)
})
afterEach(() => sandbox.close())

describe('get_cards', () => {
  test.each([
    ['', { returned_count: 20, current_page: 1, total_pages: 2 }],
    ['?page=2', { returned_count: 5, current_page: 2, total_pages: 2 }],
    ['?page=3', { returned_count: 0, current_page: 3, total_pages: 2 }],
    ['?per_page=100', { returned_count: 25, current_page: 1, total_pages: 1 }],
    ['?page=4&per_page=7', { returned_count: 4, current_page: 4, total_pages: 4 }],
  ])('with %j answers %j', async (query, pagination) => {
    const { body } = await call(`get_cards${query}`)
    expect(body).toMatchObject({ success: true, pagination: { total_count: 25, ...pagination } })
    expect(valueAt(body, 'cards')).toHaveLength(pagination.returned_count)
  })

  test.each(['?per_page=101', '?per_page=0', '?page=x', '?page=1.5'])('refuses %s', async (query) => {
    const reply = await call(`get_cards${query}`)
    expect([reply.status, reply.body]).toMatchObject([400, { success: false, validation_details: {} }])
  })
})

describe('a deleted card', () => {
  const byName = { card_name: 'card 7', provider: 'cko' }

  test('is neither listed nor renamed nor deleted again', async () => {
    expect((await call('delete_card', { fields: byName })).status).toBe(200)
    expect((await call('get_cards')).body).toMatchObject({ pagination: { total_count: 24 } })
    const rename = { card_name: 'x', card_id: many[7]?.card_id }
    expect((await call('update_card', { fields: rename })).status).toBe(404)
    expect((await call('delete_card', { fields: byName })).status).toBe(404)
    expect(sandbox.sila.effects()).toEqual([{ change: 'card.deleted', subject: many[7]?.card_id, times: 1 }])
  })

  test('leaves its name free', async () => {
    const link = { ...byName, token: sandbox.sila.issueCardToken() }
    expect((await call('link_card', { fields: link })).status).toBe(400)
    await call('delete_card', { fields: byName })
    expect((await call('link_card', { fields: link })).status).toBe(200)
  })
})

test.each([{ skip_verification: 'no' }, { account_postal_code: 97204 }])(
  'link_card refuses %j, and takes the right types',
  async (wrong) => {
    const [field = ''] = Object.keys(wrong)
    const right = { skip_verification: false, account_postal_code: '97204' }
    const fields = { card_name: 'new', token: sandbox.sila.issueCardToken(), provider: 'cko', ...right }
    const refused = await call('link_card', { fields: { ...fields, ...wrong } })
    expect([refused.status, refused.body]).toMatchObject([
      400,
      { validation_details: { [field]: expect.any(String) } },
    ])
    expect((await call('link_card', { fields })).status).toBe(200)
  },
)
