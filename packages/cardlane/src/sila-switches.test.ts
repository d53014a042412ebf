import { afterEach, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox, type SilaCardRecord, type SilaSimulatorOptions } from '@cardlane/sandbox'
import { sila, type SilaOptions } from '@cardlane/sila'
import { stillClock } from './__fixtures__/still-clock.js'
import { tellOutcomes } from './__fixtures__/tell-outcomes.js'
import { createCardlane } from './index.js'

let sandbox: Sandbox
afterEach(() => sandbox.close())

const userKey = '22'.repeat(32)
const appKey = '11'.repeat(32)
const token = {
  auth: { kind: 'token', clientId: 'demo-sila-client', clientSecret: 'demo-sila-secret' },
} as const

/** A day of the adapter at a Sila that does in its own way what is not documented. */
async function dayAtSila(
  switches: SilaSimulatorOptions,
  config: Partial<SilaOptions> = {},
  suffix = '.silamoney.eth',
) {
  sandbox = await startSandbox({ clock: stillClock, sila: switches })
  const owner = `user${suffix}`
  const auth = { kind: 'ecdsa', appKey, userKeys: { [owner]: userKey } } as const
  const providerWith = (own: object) =>
    createCardlane({
      adapters: [sila],
      config: {
        providers: {
          sila: { ...sandbox.providers.sila, appHandle: `handle${suffix}`, auth, ...config, ...own },
        },
      },
      world: { clock: stillClock, random: () => 0 },
    }).provider()
  const cards = providerWith({})
  const stranger = { auth: { ...auth, appKey: '33'.repeat(32) } }
  const card = { owner, id: 'dfdbd0ac-dd7d-4691-b573-50b7b69fb29a' }
  const list = async () => `${(await cards.listCards(owner)).cards.length} listed`
  const rename = (name: string) => cards.updateCard({ card, set: { name } })
  const add = (name?: string) =>
    cards.addCard({ owner, token: sandbox.sila.issueCardToken(), ...(name && { name }) })

  return tellOutcomes(sandbox, 'sila', [
    { name: 'list', run: list },
    { name: 'get', run: () => cards.getCard(card) },
    { name: 'rename', changes: true, run: () => rename('Küche') },
    { name: 'add', changes: true, run: () => add('Second') },
    { name: 'add without a name', changes: true, run: () => add() },
    { name: 'rename as another', changes: true, run: () => rename('Second') },
    { name: 'wrong key', run: () => providerWith(stranger).listCards(owner) },
    { name: 'delete', changes: true, run: () => cards.deleteCard(card) },
    { name: 'rename deleted', changes: true, run: () => rename('Gone') },
    { name: 'delete deleted', run: () => cards.deleteCard(card) },
  ])
}

const rejected = 'request_rejected, not_applied'

const usual = {
  list: '1 listed',
  get: 'ok',
  rename: 'ok',
  add: 'ok',
  'add without a name': rejected,
  'rename as another': rejected,
  'wrong key': 'authentication_failed, not_applied',
  delete: 'ok',
  'rename deleted': 'card_not_found, not_applied',
  'delete deleted': 'card_not_found, not_applied',
}

test.each<[SilaSimulatorOptions, Partial<typeof usual>?]>([
  [{}],
  [{ createdWindowSeconds: 1 }],
  [{ createdAheadSeconds: 0 }],
  [{ badSignatureStatus: 403 }],
  [{ unknownCardStatus: 400 }, { 'rename deleted': rejected }],
  [{ unknownCardStatus: 200 }, { 'rename deleted': rejected }],
  [{ duplicateNameStatus: 409 }, { 'rename as another': 'conflict, not_applied' }],
  [{ cardErrorCode: 'CARD_PROBLEM' }],
  [{ validationDetails: 'list' }],
  [{ updateCardVerb: 'POST' }],
  [{ updateCardVerb: 'PUT' }, { rename: rejected, 'rename deleted': rejected }],
  [{ bearerWithSignatures: 'refuse' }],
  [{ bothHandles: 'refuse' }],
  [{ bareHandles: 'refuse' }],
  [{ reference: 'required' }],
  [{ reference: 'unique' }],
  [{ linkCardName: 'optional' }, { 'add without a name': 'ok' }],
  [{ maxNameLength: 5 }, { add: rejected }],
  [{ nameCharacters: 'ascii' }, { rename: rejected }],
  [{ includeAvs: true }],
  [{ paging: 'body' }],
  [{ paging: 'none' }],
  [{ includeSilaReferenceId: false }],
])('Sila with %j', async (switches, instead = {}) => {
  expect(await dayAtSila(switches)).toEqual({ ...usual, ...instead })
})

test.each<[SilaSimulatorOptions, Partial<SilaOptions>]>([
  [{ updateCardVerb: 'PUT' }, { updateCardMethod: 'PUT' }],
  [{ bothHandles: 'refuse' }, { handleField: 'auth_handle' }],
  [{ bearerForm: 'raw' }, token],
  [{ bearerWithSignatures: 'refuse' }, token],
  [{ reference: 'unique' }, token],
])('Sila with %j, and the adapter with %j', async (switches, config) => {
  expect(await dayAtSila(switches, config)).toEqual(usual)
})

const nothingWorks = Object.fromEntries(
  Object.keys(usual).map((name) => [name, 'authentication_failed, not_applied']),
)

test.each([
  ['accept', usual],
  ['refuse', nothingWorks],
] as const)('Sila with bareHandles %s, and the adapter with bare ones', async (bareHandles, told) => {
  expect(await dayAtSila({ bareHandles }, {}, '')).toEqual(told)
})

test('Sila with bearerForm base64, and the adapter with a token', async () => {
  expect(await dayAtSila({ bearerForm: 'base64' }, token)).toEqual(nothingWorks)
})

test('Sila with references of 36: what takes more than one request is refused, because it numbers them', async () => {
  expect(await dayAtSila({ maxReferenceLength: 36 })).toMatchObject({
    ...{ list: '1 listed', rename: 'ok', add: rejected, delete: rejected },
  })
})

const many = Array.from({ length: 25 }, (_, index): SilaCardRecord => ({
  ...{ card_name: `card ${index}`, card_id: `card-${index}`, card_last_4: index, expiration: '12/27' },
  ...{ card_type: 'Debit', card_network: 'Visa', country: 'GB', currency: 'USD', active: true },
  ...{ pull_enabled: true, push_enabled: null, push_availability: null },
}))

test.each([
  ['query', '25 listed'],
  ['none', '25 listed'],
  ['body', 'unexpected_response, not_applied'],
] as const)('Sila with paging by %s, and more cards than a page', async (paging, list) => {
  expect(await dayAtSila({ paging, cards: many })).toMatchObject({ list })
})
