import { afterEach, describe, expect, test } from '@jest/globals'
import { createFakeClock } from '../__fixtures__/fake-clock.js'
import { valueAt } from '../__fixtures__/send.js'
import { startSandbox, type Sandbox, type SilaSimulatorOptions } from '../index.js'
import { askForToken } from './__fixtures__/call-sila-cards.js'
import { createSilaClient } from './__fixtures__/sila-client.js'
import { seededCard } from './sila-card.js'

const clock = createFakeClock()
const open: Sandbox[] = []
const start = async (sila: SilaSimulatorOptions = {}, options = {}) => {
  const sandbox = await startSandbox({ clock, sila, ...options })
  open.push(sandbox)
  return { ...sandbox, call: createSilaClient(sandbox.sila, clock) }
}
afterEach(() => Promise.all(open.splice(0).map((sandbox) => sandbox.close())))

const { card_id } = seededCard
const unknownId = '11111111-2222-4333-8444-555555555555'
const rename = (card_name: string) => ({ fields: { card_name, card_id } })

test.each([
  [Infinity, [200, 200, 200, 400]],
  [10, [200, 200, 400, 400]],
  [0, [200, 400, 400, 400]],
])('createdAheadSeconds %d with 0, 10, 11 and 301', async (createdAheadSeconds, statuses) => {
  const { call } = await start({ createdAheadSeconds })
  const seconds = Math.floor(clock.now() / 1000)
  const replies = [0, 10, 11, 301].map((by) => call('get_cards', { header: { created: seconds + by } }))
  expect((await Promise.all(replies)).map(({ status }) => status)).toEqual(statuses)
  expect((await call('get_cards', { header: { created: seconds - 300 } })).status).toBe(200)
})

test.each(['', 'CARD_PROBLEM'])('cardErrorCode %j', async (cardErrorCode) => {
  const second = { ...seededCard, card_name: 'second', card_id: unknownId }
  const { call } = await start({ cardErrorCode, cards: [seededCard, second] })
  const failures = [
    await call('delete_card', { fields: { card_name: 'nobody', provider: 'cko' } }),
    await call('update_card', rename('second')),
  ]
  for (const { body } of failures) {
    expect(body).toMatchObject({ success: false })
    expect(valueAt(body, 'error_code')).toBe(cardErrorCode || undefined)
  }
})

test.each([
  ['text', 'This field is required.'],
  ['list', ['This field is required.']],
] as const)('validationDetails %s', async (validationDetails, leaf) => {
  const { call } = await start({ validationDetails })
  const inside = await call('get_cards', { header: { created: undefined } })
  expect(inside.body).toMatchObject({ validation_details: { header: { created: leaf } } })
  const beside = await call('update_card', { fields: { card_name: 'x' } })
  expect(beside.body).toMatchObject({ validation_details: { card_id: leaf } })
})

describe('bearerWithSignatures', () => {
  test.each([
    ['accept', 200],
    ['refuse', 401],
  ] as const)('%s', async (bearerWithSignatures, status) => {
    const sandbox = await start({ bearerWithSignatures })
    const authorization = `Bearer ${String(await askForToken(sandbox))}`
    const both = await sandbox.call('get_cards', { signatures: { authorization } })
    expect(both.status).toBe(status)
    expect((await sandbox.call('get_cards', { authorization })).status).toBe(200)
    expect((await sandbox.call('get_cards')).status).toBe(200)
  })

  test('accept does not look at the signatures, refuse takes the status of a bad one', async () => {
    const lenient = await start()
    const authorization = `Bearer ${String(await askForToken(lenient))}`
    const signatures = { authorization, authsignature: '', usersignature: 'x' }
    expect((await lenient.call('get_cards', { signatures })).status).toBe(200)
    const sandbox = await start({ bearerWithSignatures: 'refuse', badSignatureStatus: 403 })
    expect((await sandbox.call('get_cards', { signatures })).status).toBe(403)
  })
})

test.each([
  ['accept', 200],
  ['refuse', 400],
] as const)('bothHandles %s', async (bothHandles, status) => {
  const { call, sila } = await start({ bothHandles })
  const reply = await call('get_cards', { header: { auth_handle: sila.appHandle } })
  expect(reply.status).toBe(status)
  if (status === 400) {
    expect(reply.body).toMatchObject({ validation_details: { header: { auth_handle: expect.any(String) } } })
  }
})

test('bothHandles accept goes by app_handle', async () => {
  const { call, sila } = await start()
  expect((await call('get_cards', { header: { auth_handle: 'other' } })).status).toBe(200)
  const header = { app_handle: 'other', auth_handle: sila.appHandle }
  expect((await call('get_cards', { header })).status).toBe(401)
})

test.each([
  ['accept', 200],
  ['refuse', 401],
] as const)('bareHandles %s', async (bareHandles, status) => {
  const { call } = await start({ bareHandles })
  for (const header of [{ app_handle: 'handle' }, { user_handle: 'user' }]) {
    expect((await call('get_cards', { header })).status).toBe(status)
  }
  expect((await call('get_cards', { header: { user_handle: 'user.' } })).status).toBe(401)
})

describe('reference', () => {
  test.each([
    ['optional', 200, 200],
    ['required', 400, 200],
    ['unique', 400, 400],
  ] as const)('%s', async (reference, absent, repeated) => {
    const { call } = await start({ reference })
    expect((await call('get_cards', { header: { reference: undefined } })).status).toBe(absent)
    expect((await call('get_cards')).status).toBe(200)
    expect((await call('get_cards')).status).toBe(repeated)
    expect((await call('get_cards', { header: { reference: 'another' } })).status).toBe(200)
  })

  test('unique is not used up by a request that is not authenticated, and survives a restart', async () => {
    const before = await start({ reference: 'unique' })
    const refused = await before.call('get_cards', { signatures: { usersignature: '' } })
    expect(refused.status).toBe(401)
    expect((await before.call('get_cards')).status).toBe(200)
    const after = await start({ reference: 'unique' }, { state: before.snapshot() })
    expect((await after.call('get_cards')).body).toMatchObject({
      validation_details: { header: { reference: expect.any(String) } },
    })
    expect(after.sila.requests.at(-1)?.verdict).toBe('refused: reference has been used')
    after.reset()
    expect((await after.call('get_cards')).status).toBe(200)
  })

  test.each([
    [Infinity, 200],
    [36, 400],
  ])('maxReferenceLength %d with 37', async (maxReferenceLength, status) => {
    const { call } = await start({ maxReferenceLength })
    expect((await call('get_cards')).status).toBe(200)
    expect((await call('get_cards', { header: { reference: 'x'.repeat(37) } })).status).toBe(status)
  })
})

test.each([
  ['required', 400],
  ['optional', 200],
] as const)('linkCardName %s', async (linkCardName, status) => {
  const { call, sila } = await start({ linkCardName })
  const reply = await call('link_card', { fields: { token: sila.issueCardToken(), provider: 'cko' } })
  expect(reply.status).toBe(status)
  const [, linked] = sila.cards()
  expect(linked?.card_name).toBe(linked?.card_id)
  if (status === 200) expect(reply.body).toMatchObject({ card_details: { card_id: linked?.card_id } })
})

test.each([
  [{ maxNameLength: Infinity }, 'x'.repeat(6), 200],
  [{ maxNameLength: 5 }, 'x'.repeat(6), 400],
  [{ maxNameLength: 5 }, 'x'.repeat(5), 200],
  [{ nameCharacters: 'any' }, 'Küche', 200],
  [{ nameCharacters: 'ascii' }, 'Küche', 400],
  [{ nameCharacters: 'ascii' }, 'Kitchen ~1!', 200],
] as const)('%j with %s', async (switches, card_name, status) => {
  const { call, sila } = await start(switches)
  const token = sila.issueCardToken()
  expect((await call('link_card', { fields: { card_name, token, provider: 'cko' } })).status).toBe(status)
  if (status === 400) expect((await call('update_card', rename(card_name))).status).toBe(400)
})

test.each([
  [false, undefined],
  [true, 'Y'],
])('includeAvs %s', async (includeAvs, avs) => {
  const { call, sila } = await start({ includeAvs })
  const fields = { card_name: 'new', token: sila.issueCardToken(), provider: 'cko' }
  expect(valueAt((await call('link_card', { fields })).body, 'avs')).toBe(avs)
})

describe('paging', () => {
  const cards = [seededCard, { ...seededCard, card_name: 'second', card_id: unknownId }]
  const bySize = { page: 2, per_page: 1 }

  test.each([
    ['query', [1, 2], [2, 1]],
    ['body', [2, 1], [1, 2]],
    ['none', [2, 1], [2, 1]],
  ] as const)('%s', async (paging, byQuery, byBody) => {
    const { call } = await start({ paging, cards })
    const answers = [await call('get_cards?page=2&per_page=1'), await call('get_cards', { fields: bySize })]
    expect(answers.map(({ body }) => body)).toMatchObject(
      [byQuery, byBody].map(([returned_count, current_page]) => ({
        pagination: { returned_count, current_page, total_count: 2 },
      })),
    )
  })

  test('none gives all at once, and an empty list for nobody', async () => {
    const many = Array.from({ length: 25 }, (_, index) => ({ ...seededCard, card_id: `card-${index}` }))
    const full = await start({ paging: 'none', cards: many })
    expect((await full.call('get_cards')).body).toMatchObject({
      pagination: { returned_count: 25, total_pages: 1 },
    })
    const empty = await start({ paging: 'none', cards: [] })
    expect((await empty.call('get_cards')).body).toMatchObject({ cards: [] })
  })

  test('body refuses what is no page', async () => {
    const { call } = await start({ paging: 'body' })
    expect((await call('get_cards', { fields: { page: 0 } })).status).toBe(400)
  })
})
