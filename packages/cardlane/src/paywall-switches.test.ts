import { afterEach, expect, test } from '@jest/globals'
import { paywall, type PaywallOptions } from '@cardlane/paywall'
import {
  startSandbox,
  type PaywallCardRecord,
  type PaywallSimulatorOptions,
  type Sandbox,
} from '@cardlane/sandbox'
import { stillClock } from './__fixtures__/still-clock.js'
import { tellOutcomes } from './__fixtures__/tell-outcomes.js'
import { createCardlane, money } from './index.js'

let sandbox: Sandbox
afterEach(() => sandbox.close())

/** A day of the adapter at a Paywall that does in its own way what is not documented. */
async function dayAtPaywall(switches: PaywallSimulatorOptions, config: Partial<PaywallOptions> = {}) {
  sandbox = await startSandbox({ clock: stillClock, paywall: switches })
  const { relationalId1: owner, issueCardToken } = sandbox.paywall
  const providerWith = (own: object) =>
    createCardlane({
      adapters: [paywall],
      config: { providers: { paywall: { ...sandbox.providers.paywall, ...config, ...own } } },
      world: { clock: stillClock, random: () => 0 },
    }).provider()
  const cards = providerWith({})
  let card = { owner, id: sandbox.paywall.cards()[0]?.UniqueCode ?? '' }
  const list = async () => {
    const listed = (await cards.listCards(owner)).cards
    card = listed[0]?.ref ?? card
    return `${listed.length} listed`
  }
  const callbackAddress = 'https://shop.example/paid'
  const payment = {
    ...{ owner, amount: money('150.75', 'TRY'), invoiceNumber: 'INV-1' },
    providerOptions: { paywall: { callbackAddress } },
  }
  const expiry = { month: 12, year: 2060 }

  return tellOutcomes(sandbox, 'paywall', [
    { name: 'list', run: list },
    { name: 'get', run: () => cards.getCard(card) },
    { name: 'rename', changes: true, run: () => cards.updateCard({ card, set: { name: 'Groceries' } }) },
    { name: 'move expiry', changes: true, run: () => cards.updateCard({ card, set: { expiry } }) },
    {
      name: 'add',
      changes: true,
      run: () => cards.addCard({ owner, token: issueCardToken(), name: 'Second' }),
    },
    {
      name: 'add unknown token',
      run: () => cards.addCard({ owner, token: crypto.randomUUID(), name: 'Third' }),
    },
    { name: 'pay', changes: true, run: () => cards.createPaymentLink(payment) },
    { name: 'pay again', changes: true, run: () => cards.createPaymentLink(payment) },
    { name: 'wrong key', run: () => providerWith({ privateKey: 'another' }).listCards(owner) },
    { name: 'delete', changes: true, run: () => cards.deleteCard(card) },
    { name: 'get deleted', run: () => cards.getCard(card) },
    { name: 'list the other', run: list },
    { name: 'delete the other', changes: true, run: () => cards.deleteCard(card) },
    { name: 'list none', run: list },
  ])
}

const rejected = 'request_rejected, not_applied'

const usual = {
  list: '1 listed',
  get: 'ok',
  rename: 'ok',
  'move expiry': 'ok',
  add: 'ok',
  'add unknown token': rejected,
  pay: 'ok',
  'pay again': 'ok',
  'wrong key': 'authentication_failed, not_applied',
  delete: 'ok',
  'get deleted': 'card_not_found, not_applied',
  'list the other': '1 listed',
  'delete the other': 'ok',
  'list none': '0 listed',
}

const cardsRejected = Object.fromEntries(Object.keys(usual).map((name) => [name, rejected]))

test.each<[PaywallSimulatorOptions, Partial<typeof usual>?]>([
  [{}],
  [{ rotation: 'after-update' }],
  [{ graceOldCodes: true, rotation: 'after-update' }],
  [{ emptyList: 'null' }],
  [{ emptyList: 'error' }, { 'list none': rejected }],
  [{ failureStatus: 400 }],
  [{ failureBody: 'text' }],
  [{ failureBody: 'object' }],
  [{ errorCodes: 'payment' }],
  [{ errorCodes: 'card-wall' }],
  [{ errorCodes: 'one' }],
  [{ authFailureStatus: 200 }, { 'wrong key': rejected }],
  [{ authErrorCode: 401 }],
  [{ authFailureBody: 'empty' }],
  [{ authFailureBody: 'empty', authFailureStatus: 200 }, { 'wrong key': 'unexpected_response, not_applied' }],
  [{ ipAddress: 'unlisted' }, { ...cardsRejected, pay: 'ok', 'pay again': 'ok' }],
  [{ resultAs: 'text' }],
  [{ messages: 'turkish' }],
  [{ saveAnswer: 'null' }],
  [{ pastExpiry: 'refuse' }],
  [{ maxYearsAhead: 20 }, { 'move expiry': rejected }],
  [{ maxTextLength: 8 }, { rename: rejected }],
  [{ linkAnswer: 'details' }],
  [{ linkAnswer: 'text' }],
  [{ callbackAddress: 'required' }],
  [{ installmentDynamic: 'number' }],
  [{ installmentDynamic: 'boolean' }],
  [{ amountDecimals: 'two' }],
  [{ duplicateOrderId: 'refuse' }, { 'pay again': rejected }],
  [{ paymentLinkLife: '1h' }],
])('Paywall with %j', async (switches, instead = {}) => {
  expect(await dayAtPaywall(switches)).toEqual({ ...usual, ...instead })
})

test.each<[PaywallSimulatorOptions, Partial<PaywallOptions>]>([
  [{ emptyList: 'error' }, { noCardsErrorCode: 3 }],
  [{ relationalId2: '004' }, { relationalId2: '004' }],
])('Paywall with %j, as the adapter is told', async (switches, config) => {
  expect(await dayAtPaywall(switches, config)).toEqual(usual)
})

const expired: PaywallCardRecord = {
  ...{ RelationalId1: '003', RelationalId2: '', RelationalId3: '', PartnerIdentity: '' },
  ...{ Name: 'Old', CardHolderName: 'Ada Example', CardType: 'Visa', UniqueCode: 'a code' },
  ...{ CardBin: '424242', CardLastFour: '4242', Month: 1, Year: 2020 },
}

test.each([
  ['accept', 'ok'],
  ['refuse', rejected],
] as const)('Paywall with pastExpiry %s, and a card that has expired', async (pastExpiry, rename) => {
  expect(await dayAtPaywall({ pastExpiry, cards: [expired] })).toEqual({ ...usual, rename })
})
