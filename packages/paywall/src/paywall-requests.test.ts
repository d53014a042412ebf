import { describe, expect, test } from '@jest/globals'
import {
  InvalidRequestError,
  UnsupportedOperationError,
  money,
  type CreatePaymentLinkRequest,
  type ProviderOptions,
} from '@cardlane/core'
import { listAnswer } from './__fixtures__/answers.js'
import { card, cardToken, owner, routes, startPaywall } from './__fixtures__/paywall.js'
import { failureOf, mockWire } from './__fixtures__/wire.js'

const wire = mockWire()
const { provider } = startPaywall()
const set = { name: 'Market' }
const addition = { owner, name: 'Market', token: cardToken }
const payment: CreatePaymentLinkRequest = { owner, amount: money('150.75', 'USD') }

/** The refusal of a call that must not have sent anything. */
async function refusal(call: Promise<unknown>): Promise<InvalidRequestError> {
  const error = await failureOf(call)
  expect(error).toMatchObject({
    ...{ code: 'invalid_request', outcome: 'not_applied', retryable: false, attempts: 0 },
  })
  expect(wire.sent).toEqual([])
  if (!(error instanceof InvalidRequestError)) throw error
  return error
}

const calls = [
  {
    name: 'updateCard',
    field: 'card.owner',
    call: (who: string) => provider.updateCard({ card: { ...card, owner: who }, set }),
  },
  { name: 'addCard', field: 'owner', call: (who: string) => provider.addCard({ ...addition, owner: who }) },
  { name: 'listCards', field: 'owner', call: (who: string) => provider.listCards(who) },
  { name: 'getCard', field: 'card.owner', call: (who: string) => provider.getCard({ ...card, owner: who }) },
  {
    name: 'deleteCard',
    field: 'card.owner',
    call: (who: string) => provider.deleteCard({ ...card, owner: who }),
  },
] as const

describe.each(calls)('the owner of $name', ({ name, field, call }) => {
  const inHeader = 'must be printable ASCII, as it travels in an HTTP header'

  test.each([
    ['Turkish letters', 'müşteri-7', inHeader],
    ['a space in front', ' 003', inHeader],
    ['a space at the end', '003 ', inHeader],
    ['a line break', '003\r\nx-more: 1', 'must not contain control or invisible characters'],
    ['a tab', '003\t', 'must not contain control or invisible characters'],
  ])('with %s is refused', async (_name, who, problem) => {
    const error = await refusal(call(who))
    expect(error.field).toBe(field)
    expect(error.message).toBe(`paywall-test ${name}: ${field} ${problem}.`)
  })
})

describe('providerOptions', () => {
  const withOptions = (providerOptions: ProviderOptions) => [
    { name: 'updateCard', call: () => provider.updateCard({ card, set, providerOptions }) },
    { name: 'addCard', call: () => provider.addCard({ ...addition, providerOptions }) },
    { name: 'listCards', call: () => provider.listCards(owner, { providerOptions }) },
    { name: 'getCard', call: () => provider.getCard(card, { providerOptions }) },
    { name: 'deleteCard', call: () => provider.deleteCard(card, { providerOptions }) },
  ]
  const misspelt = { paywall: { relationalID2: '004' } } as ProviderOptions
  const ofLinks = { paywall: { itemName: 'Item' } }
  const notAscii = { paywall: { relationalId2: 'şube-4' } }

  test.each(withOptions(misspelt))('that are misspelt are refused by $name', async ({ name, call }) => {
    expect((await refusal(call())).message).toBe(
      `paywall-test ${name}: providerOptions.paywall.relationalID2 is not a known key.`,
    )
  })

  test.each(withOptions(ofLinks))('of payment links are refused by $name', async ({ call }) => {
    expect((await refusal(call())).field).toBe('providerOptions.paywall.itemName')
  })

  test.each(withOptions(notAscii))('that no header carries are refused by $name', async ({ name, call }) => {
    expect((await refusal(call())).message).toBe(
      `paywall-test ${name}: providerOptions.paywall.relationalId2 must be printable ASCII, as it travels in an HTTP header.`,
    )
  })

  test('of cards are refused by createPaymentLink', async () => {
    const providerOptions = { paywall: { relationalId2: '004' } }
    expect((await refusal(provider.createPaymentLink({ ...payment, providerOptions }))).message).toBe(
      'paywall-test createPaymentLink: providerOptions.paywall.relationalId2 is not a known key.',
    )
  })

  test('of other adapters are left alone', async () => {
    wire.answer(routes.list, { body: listAnswer({}) })
    const providerOptions = { another: { key: 'value' } } as ProviderOptions
    expect((await provider.listCards(owner, { providerOptions })).cards).toHaveLength(1)
  })
})

describe('addCard', () => {
  test.each([
    ['without a name', { name: undefined }, 'name is missing: Paywall stores no card without a nickname'],
    [
      'without a token',
      { token: undefined },
      'token is missing: this provider stores a card from a card token',
    ],
    [
      'with a token that is no GUID',
      { token: 'tok_1' },
      'token must be a card token of Paywall, which is a GUID',
    ],
    [
      'with a card number as its token',
      { token: '4111 1111 1111 1111' },
      'token must not contain a card number',
    ],
    [
      'with a card number in its name',
      { name: 'my 4242424242424242' },
      'name must not contain a card number',
    ],
  ])('%s is refused', async (_name, changes, problem) => {
    const error = await refusal(provider.addCard({ ...addition, ...changes }))
    expect(problem.startsWith(`${error.field} `)).toBe(true)
    expect(error.message).toBe(`paywall-test addCard: ${problem}.`)
  })
})

describe('updateCard', () => {
  test.each([
    ['a card number in the name', { name: '٤٢٤٢ 4242 4242 4242' }, 'set.name must not contain a card number'],
    ['an expiry that has passed', { expiry: { month: 9, year: 2026 } }, 'set.expiry must not be in the past'],
  ])('with %s is refused', async (_name, wrong, problem) => {
    expect((await refusal(provider.updateCard({ card, set: wrong }))).message).toBe(
      `paywall-test updateCard: ${problem}.`,
    )
  })

  test('that sets nothing is not supported, and planUpdate says so first', async () => {
    const plan = provider.planUpdate({ card, set: {} })
    expect(plan).toMatchObject({
      kind: 'impossible',
      reason: 'Paywall has no page on which a cardholder verifies a card again.',
      alternative: 'Set a name or an expiry, or delete the card and add it again from a new card token.',
    })
    const error = await failureOf(provider.updateCard({ card, set: {} }))
    expect(error).toBeInstanceOf(UnsupportedOperationError)
    expect(error).toMatchObject({
      capability: 'updateCard.verification',
      hint: plan.alternative,
      attempts: 0,
    })
  })

  test('is planned as read, merge and write', () => {
    expect(provider.planUpdate({ card, set }).kind).toBe('read_merge_write')
  })
})

describe('createPaymentLink', () => {
  const option = (paywall: object) => ({ providerOptions: { paywall } as ProviderOptions })
  const at = (key: string) => `providerOptions.paywall.${key}`

  test.each([
    [
      { amount: money('1500', 'JPY') },
      'amount.currency',
      /must be one of Paywall's currencies: TRY, USD, .+ THB\.$/,
    ],
    [{ amount: { minor: 0, currency: 'TRY' } }, 'amount.minor', /must be greater than 0\.$/],
    [{ amount: { minor: 1_234_567_890_123_456, currency: 'TRY' } }, 'amount.minor', /at most 15 digits/],
    [{ description: 'card 378282246310005' }, 'description', /must not contain a card number\.$/],
    [option({ itemName: '' }), at('itemName'), /must not be empty\.$/],
    [option({ itemName: 'card 5555555555554444' }), at('itemName'), /must not contain a card number\.$/],
    [option({ itemName: 'i'.repeat(256) }), at('itemName'), /must be at most 255 characters long\.$/],
    [option({ stockCount: 0 }), at('stockCount'), /must be at least 1, or "unlimited"\.$/],
    [option({ stockCount: 1.5 }), at('stockCount'), /must be at least 1, or "unlimited"\.$/],
    [option({ stockCount: 'many' }), at('stockCount'), /must be at least 1, or "unlimited"\.$/],
    [
      option({ callbackAddress: 'ftp://shop.example' }),
      at('callbackAddress'),
      /must be an http\(s\) address\.$/,
    ],
    [option({ callbackAddress: 'shop' }), at('callbackAddress'), /must be an http\(s\) address\.$/],
    [option({ language: 'de' }), at('language'), /must be "tr" or "en"\.$/],
    [option({ installments: 'yes' }), at('installments'), /must be of type boolean\.$/],
    [
      option({ callbackAddress: 'https://shop.example/cb/5555555555554444' }),
      at('callbackAddress'),
      /must not contain a card number\.$/,
    ],
    [
      option({ notificationEmail: '5555555555554444@shop.example' }),
      at('notificationEmail'),
      /must not contain a card number\.$/,
    ],
    [option({ notificationEmail: 'ada' }), at('notificationEmail'), /must be an e-mail address\.$/],
    [option({ notificationPhone: '+905551234567' }), at('notificationPhone'), /must be ten digits\.$/],
    [option({ colour: 'red' }), at('colour'), /is not a known key\.$/],
  ])('with %j is refused', async (changes, field, problem) => {
    const error = await refusal(provider.createPaymentLink({ ...payment, ...changes }))
    expect(error.field).toBe(field)
    expect(error.message).toMatch(problem)
    expect(error.message.startsWith(`paywall-test createPaymentLink: ${field} `)).toBe(true)
  })
})
