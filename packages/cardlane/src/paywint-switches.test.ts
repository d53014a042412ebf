import { afterEach, expect, test } from '@jest/globals'
import { paywint, type PaywintOptions } from '@cardlane/paywint'
import { startSandbox, type PaywintSimulatorOptions, type Sandbox } from '@cardlane/sandbox'
import { stillClock } from './__fixtures__/still-clock.js'
import { tellOutcomes } from './__fixtures__/tell-outcomes.js'
import { createCardlane, money } from './index.js'

let sandbox: Sandbox
afterEach(() => sandbox.close())

/** A day of the adapter at a Paywint that does in its own way what is not documented. */
async function dayAtPaywint(switches: PaywintSimulatorOptions, config: Partial<PaywintOptions> = {}) {
  sandbox = await startSandbox({ clock: stillClock, paywint: switches })
  const providerWith = (own: object) =>
    createCardlane({
      adapters: [paywint],
      config: { providers: { paywint: { ...sandbox.providers.paywint, ...config, ...own } } },
      world: { clock: stillClock, random: () => 0 },
    }).provider()
  const cards = providerWith({})
  const owner = sandbox.paywint.userId
  const card = { owner, id: '07f0a4aa-b890-4135-84d6-ec9c19b82bb3' }
  const payment = { owner, amount: money('150.75', 'USD'), invoiceNumber: 'INV-1' }
  const list = async () => `${(await cards.listCards(owner)).cards.length} listed`

  return tellOutcomes(sandbox, 'paywint', [
    { name: 'list', run: list },
    { name: 'get', run: () => cards.getCard(card) },
    { name: 'update', changes: true, run: () => cards.updateCard({ card, set: { name: 'Groceries' } }) },
    { name: 'add', changes: true, run: () => cards.addCard({ owner }) },
    { name: 'pay', changes: true, run: () => cards.createPaymentLink(payment) },
    { name: 'pay again', changes: true, run: () => cards.createPaymentLink(payment) },
    { name: 'wrong key', run: () => providerWith({ secretKey: 'another' }).addCard({ owner }) },
    { name: 'delete', changes: true, run: () => cards.deleteCard(card) },
    { name: 'get deleted', run: () => cards.getCard(card) },
    { name: 'delete deleted', run: () => cards.deleteCard(card) },
    { name: 'list none', run: list },
  ])
}

const usual = {
  list: '1 listed',
  get: 'ok',
  update: 'ok',
  add: 'ok',
  pay: 'ok',
  'pay again': 'ok',
  'wrong key': 'authentication_failed, not_applied',
  delete: 'ok',
  'get deleted': 'card_not_found, not_applied',
  'delete deleted': 'card_not_found, not_applied',
  'list none': '0 listed',
}

const rejected = 'request_rejected, not_applied'
const denied = 'permission_denied, not_applied'
const unreadable = 'unexpected_response, not_applied'
const doubtful = 'unexpected_response, unknown'

test.each<[PaywintSimulatorOptions, Partial<typeof usual>?]>([
  [{}],
  [{ staticSignature: true }],
  [{ signedTarget: 'decoded' }],
  [{ badSignatureStatus: 400 }, { 'wrong key': rejected }],
  [{ badSignatureStatus: 403 }, { 'wrong key': denied }],
  [{ notFound: 400 }, { 'get deleted': rejected, 'delete deleted': rejected }],
  [{ notFound: 403 }, { 'get deleted': denied, 'delete deleted': denied }],
  [{ notFound: 'failure' }, { 'get deleted': rejected, 'delete deleted': rejected }],
  [{ notFound: 'nothing' }, { 'get deleted': unreadable, 'delete deleted': 'ok' }],
  [{ errorBody: 'envelope' }],
  [{ errorBody: 'text' }],
  [{ envelope: 'bare' }],
  [{ emptyList: 'null' }],
  [{ nullCardFields: ['card_number', 'card_exp', 'card_nick_name', 'card_type', 'first_name', 'last_name'] }],
  [{ nullCardFields: ['country', 'is_blocked', 'is_limited', 'payment_confirm_required'] }],
  [{ linkAnswer: 'null-link' }, { update: unreadable, add: unreadable }],
  [
    { linkAnswer: 'null-data' },
    { update: unreadable, add: unreadable, pay: doubtful, 'pay again': doubtful },
  ],
  [{ deletionAnswer: 'text' }],
  [{ deletionAnswer: 'card' }],
  [{ deletionAnswer: 'empty' }],
  [{ addPurpose: 'optional' }],
  [{ cardsPerUser: 1 }, { add: denied }],
  [{ newLinkVoidsOlder: true }],
  [{ amountDecimals: 'two' }],
  [{ maxAmount: 100 }, { pay: rejected, 'pay again': rejected }],
  [{ duplicateInvoiceStatus: 400 }, { 'pay again': rejected }],
  [{ duplicateInvoiceStatus: 409 }, { 'pay again': 'conflict, not_applied' }],
  [{ unpaidLinksListed: false }],
  [{ paymentLinkLife: '1h' }],
])('Paywint with %j', async (switches, instead = {}) => {
  expect(await dayAtPaywint(switches)).toEqual({ ...usual, ...instead })
})

test('Paywint with emptyBodyHash empty, as the adapter is told', async () => {
  expect(await dayAtPaywint({ emptyBodyHash: 'empty' }, { emptyBodyHash: 'empty' })).toEqual(usual)
})
