import { describe, expect, test } from '@jest/globals'
import {
  InvalidRequestError,
  money,
  type CreatePaymentLinkRequest,
  type ProviderOptions,
} from '@cardlane/core'
import { paymentLinkAnswer } from './__fixtures__/answers.js'
import { card, routes, startPaywint, user } from './__fixtures__/paywint.js'
import { failureOf, mockWire } from './__fixtures__/wire.js'

const wire = mockWire()
const { provider } = startPaywint()

/** The refusal of a call that must not have sent anything. */
async function refusal(call: Promise<unknown>): Promise<InvalidRequestError> {
  const error = await failureOf(call)
  expect(error).toMatchObject({
    code: 'invalid_request',
    outcome: 'not_applied',
    retryable: false,
    attempts: 0,
  })
  expect(wire.sent).toEqual([])
  if (!(error instanceof InvalidRequestError)) throw error
  return error
}

describe('an id that is no UUID', () => {
  const wrong = 'user-7/../x'

  test.each([
    ['updateCard', 'card.owner', () => provider.updateCard({ card: { ...card, owner: wrong }, set: {} })],
    ['updateCard', 'card.id', () => provider.updateCard({ card: { ...card, id: wrong }, set: {} })],
    ['addCard', 'owner', () => provider.addCard({ owner: wrong })],
    ['createPaymentLink', 'owner', () => provider.createPaymentLink({ ...payment, owner: wrong })],
    ['listCards', 'owner', () => provider.listCards(wrong)],
    ['getCard', 'card.owner', () => provider.getCard({ ...card, owner: wrong })],
    ['getCard', 'card.id', () => provider.getCard({ ...card, id: wrong })],
    ['deleteCard', 'card.owner', () => provider.deleteCard({ ...card, owner: wrong })],
    ['deleteCard', 'card.id', () => provider.deleteCard({ ...card, id: wrong })],
  ])('is refused by %s as %s', async (operation, field, call) => {
    const error = await refusal(call())
    expect(error.field).toBe(field)
    expect(error.message).toBe(`paywint-test ${operation}: ${field} must be a UUID.`)
  })
})

const payment: CreatePaymentLinkRequest = { owner: user, amount: money('150.75', 'USD') }

describe('a payment link', () => {
  test.each([
    {
      name: 'another currency',
      changes: { amount: money('150.75', 'EUR') },
      problem: 'amount.currency must be "USD"',
    },
    {
      name: 'nothing to pay',
      changes: { amount: money('0', 'USD') },
      problem: 'amount.minor must be greater than 0',
    },
    {
      name: 'more than a JSON number is sure to carry',
      changes: { amount: { minor: 9_007_199_254_740_991, currency: 'USD' } },
      problem: 'amount.minor must have at most 15 digits: a JSON number carries no more exactly',
    },
    {
      name: 'a long description',
      changes: { description: 'd'.repeat(256) },
      problem: 'description must be at most 255 characters long',
    },
    {
      name: 'a long invoice number',
      changes: { invoiceNumber: 'i'.repeat(21) },
      problem: 'invoiceNumber must be at most 20 characters long',
    },
    {
      name: 'a card number in its description',
      changes: { description: 'card 4242 4242 4242 4242' },
      problem: 'description must not contain a card number',
    },
  ])('with $name is refused', async ({ changes, problem }) => {
    const error = await refusal(provider.createPaymentLink({ ...payment, ...changes }))
    expect(problem.startsWith(`${error.field} `)).toBe(true)
    expect(error.message).toBe(`paywint-test createPaymentLink: ${problem}.`)
  })

  test('may have texts as long as Paywint allows', async () => {
    const [description, invoiceNumber] = ['d'.repeat(255), 'i'.repeat(20)]
    wire.answer(routes.pay, { body: paymentLinkAnswer })
    await provider.createPaymentLink({ ...payment, description, invoiceNumber })
    expect(wire.sent[0]?.body).toBe(
      `{"amount":150.75,"description":"${description}","invoice_number":"${invoiceNumber}"}`,
    )
  })
})

describe('providerOptions', () => {
  const wrong = { paywint: { webhookUrl: 'https://example.com' } } as ProviderOptions

  test.each([
    ['updateCard', () => provider.updateCard({ card, set: {}, providerOptions: wrong })],
    ['addCard', () => provider.addCard({ owner: user, providerOptions: wrong })],
    ['createPaymentLink', () => provider.createPaymentLink({ ...payment, providerOptions: wrong })],
    ['listCards', () => provider.listCards(user, { providerOptions: wrong })],
    ['getCard', () => provider.getCard(card, { providerOptions: wrong })],
    ['deleteCard', () => provider.deleteCard(card, { providerOptions: wrong })],
  ])('that Paywint does not know are refused by %s', async (operation, call) => {
    const error = await refusal(call())
    expect(error.field).toBe('providerOptions.paywint.webhookUrl')
    expect(error.message).toBe(
      `paywint-test ${operation}: providerOptions.paywint.webhookUrl is not a known key.`,
    )
  })

  test('of other adapters are left alone', async () => {
    wire.answer(routes.list, { body: { records: [] } })
    const providerOptions = { another: { key: 'value' } } as ProviderOptions
    expect((await provider.listCards(user, { providerOptions })).cards).toEqual([])
  })
})

test('a token or a name cannot be given where the cardholder types the card in', async () => {
  const request = { owner: user, token: 'tok_1' } as unknown as { owner: string }
  expect((await refusal(provider.addCard(request))).message).toBe(
    'paywint-test addCard: token cannot be given: the cardholder adds the card on a hosted page.',
  )
})
