import { describe, expect, test } from '@jest/globals'
import {
  card,
  createBench,
  failureOf,
  isolateNetwork,
  payment,
  type Bench,
} from '../../__fixtures__/bench.js'
import { fakeAdapter, type FakeParts } from '../../__fixtures__/fake-adapter.js'
import { systemClock } from '../../clock.js'
import { InvalidRequestError } from '../../errors/input-errors.js'
import { createManualClock } from '../../testing/manual-clock.js'
import { requestSchemas } from './request-schemas.js'

isolateNetwork()

type Verb = 'updateCard' | 'addCard' | 'createPaymentLink' | 'listCards' | 'getCard' | 'deleteCard'

// What a caller without the type checker may give.
const call = ({ provider }: Bench, verb: Verb, ...given: unknown[]): Promise<unknown> => {
  const run = provider[verb] as (...args: readonly unknown[]) => Promise<unknown>
  return run(...given)
}

const refusal = async (verb: Verb, given: readonly unknown[], parts: FakeParts = {}) => {
  const bench = createBench({ adapter: fakeAdapter(parts) })
  const error = await failureOf(call(bench, verb, ...given))
  expect(error).toBeInstanceOf(InvalidRequestError)
  expect(error).toMatchObject({
    code: 'invalid_request',
    phase: 'input',
    outcome: 'not_applied',
    retryable: false,
    provider: 'fake-1',
    operation: verb,
    attempts: 0,
  })
  expect([bench.sent, bench.events, bench.clock.pending()]).toEqual([[], [], 0])
  return error.message.replace(`fake-1 ${verb}: `, '')
}

const setting = (set: unknown) => [{ card, set }]

describe('an update', () => {
  test.each<[unknown, string]>([
    [{ expiry: { month: 0, year: 2030 } }, 'set.expiry.month must be a whole number from 1 to 12.'],
    [{ expiry: { month: 13, year: 2030 } }, 'set.expiry.month must be a whole number from 1 to 12.'],
    [{ expiry: { month: 1.5, year: 2030 } }, 'set.expiry.month must be a whole number from 1 to 12.'],
    [{ expiry: { month: '12', year: 2030 } }, 'set.expiry.month must be a whole number from 1 to 12.'],
    [
      { expiry: { month: 12, year: 30 } },
      'set.expiry.year must have four digits; set.expiry must not be in the past.',
    ],
    [{ expiry: { month: 12, year: 10_000 } }, 'set.expiry.year must have four digits.'],
    [{ expiry: { month: 12, year: 2030.5 } }, 'set.expiry.year must be a year of four digits.'],
    [{ expiry: { month: 12 } }, 'set.expiry.year must be a year of four digits.'],
    [{ expiry: { month: 4, year: 2026 } }, 'set.expiry must not be in the past.'],
    [{ expiry: null }, 'set.expiry must be of type object.'],
    [{ expiry: { month: 12, year: 2030, day: 3 } }, 'set.expiry.day is not a known key.'],
    [{ name: 'x'.repeat(101) }, 'set.name must be at most 100 characters long.'],
    [{ name: ' ' }, 'set.name must not be empty.'],
    [{ name: 'a\tb' }, 'set.name must not contain control or invisible characters.'],
    [{ name: 'a\ud800' }, 'set.name must not contain control or invisible characters.'],
    [{ name: 'mine 4111 1111 1111 1111' }, 'set.name must not contain a card number.'],
    [{ nickname: 'x' }, 'set.nickname is not a known key.'],
    [undefined, 'set is missing.'],
    [
      { name: 7, expiry: { month: 0, year: 1 } },
      'set.name must be of type string; set.expiry.month must be a whole number from 1 to 12; ' +
        'set.expiry.year must have four digits; set.expiry must not be in the past.',
    ],
  ])('of %j is refused', async (set, message) => {
    expect(await refusal('updateCard', setting(set))).toBe(message)
  })

  test.each<[unknown, string]>([
    [undefined, 'the request is missing.'],
    ['card', 'the request must be of type object.'],
    [{ card: { owner: 'anna' }, set: {} }, 'card.id is missing.'],
    [{ card: { owner: '', id: 'c' }, set: {} }, 'card.owner must not be empty.'],
    [{ card: { ...card, last4: '1' }, set: {} }, 'card.last4 is not a known key.'],
    [{ card, set: {}, amount: 1 }, 'amount is not a known key.'],
    [{ card, set: {}, purpose: 'gift' }, 'purpose must be "payment" or "withdrawal".'],
    [{ card, set: {}, providerOptions: 'x' }, 'providerOptions must be of type record.'],
  ])('that is %j is refused', async (request, message) => {
    expect(await refusal('updateCard', [request])).toBe(message)
  })

  test('names the first wrong field', async () => {
    const bench = createBench()
    const error = await failureOf(call(bench, 'updateCard', { card, set: { name: '', expiry: 1 } }))
    expect(error).toMatchObject({ field: 'set.name' })
  })

  test('may have a name as long as the options say', async () => {
    const bench = createBench({ options: { maxNameLength: 3 } })
    const error = await failureOf(bench.provider.updateCard({ card, set: { name: 'four' } }))
    expect(error.message).toContain('set.name must be at most 3 characters long.')
  })
})

describe('a card that expires in May 2026', () => {
  const planAt = (now: number) => {
    const { provider, clock } = createBench()
    clock.advance(now - clock.now())
    return () => provider.planUpdate({ card, set: { expiry: { month: 5, year: 2026 } } })
  }

  test('lasts to the last moment of the month twelve hours behind UTC', () => {
    expect(planAt(Date.UTC(2026, 5, 1, 12) - 1)()).toMatchObject({ kind: 'direct' })
  })

  test('is over in the next moment', () => {
    expect(planAt(Date.UTC(2026, 5, 1, 12))).toThrow('set.expiry must not be in the past.')
  })
})

describe('a payment link', () => {
  const whole = 'amount.minor must be whole minor units (cents) that a number holds exactly.'
  const iso = 'amount.currency must be an ISO 4217 code in capitals, such as USD.'
  test.each<[unknown, string]>([
    [{ minor: 0, currency: 'USD' }, 'amount.minor must be greater than 0.'],
    [{ minor: -1, currency: 'USD' }, 'amount.minor must be greater than 0.'],
    [{ minor: 10.5, currency: 'USD' }, whole],
    [{ minor: 2 ** 53, currency: 'USD' }, whole],
    [{ minor: '1050', currency: 'USD' }, 'amount.minor must be of type number.'],
    [{ minor: NaN, currency: 'USD' }, 'amount.minor must be of type number.'],
    [{ minor: Infinity, currency: 'USD' }, 'amount.minor must be of type number.'],
    [{ minor: 1, currency: 'usd' }, iso],
    [{ minor: 1, currency: 'BTC' }, iso],
    [{ minor: 1 }, 'amount.currency is missing.'],
    [undefined, 'amount is missing.'],
    [{ minor: 1, currency: 'USD', tip: 1 }, 'amount.tip is not a known key.'],
  ])('over %j is refused', async (amount, message) => {
    expect(await refusal('createPaymentLink', [{ ...payment, amount }])).toBe(message)
  })

  test.each([
    [{ description: '3782 822463 10005' }, 'description must not contain a card number.'],
    [{ invoiceNumber: '4242-4242-4242-4242' }, 'invoiceNumber must not contain a card number.'],
    [{ note: 'x' }, 'note is not a known key.'],
  ])('with %j is refused', async (more, message) => {
    expect(await refusal('createPaymentLink', [{ ...payment, ...more }])).toBe(message)
  })
})

describe('adding a card', () => {
  const hosted: FakeParts = { capabilities: { addCard: 'hosted' } }
  const noPage = 'cannot be given: the cardholder adds the card on a hosted page.'
  test.each<[FakeParts, unknown, string]>([
    [{}, { owner: 'anna' }, 'token is missing: this provider stores a card from a card token.'],
    [{}, { owner: 'anna', token: '5555555555554444' }, 'token must not contain a card number.'],
    [hosted, { owner: 'anna', token: 'tok' }, `token ${noPage}`],
    [hosted, { owner: 'anna', name: 'Mine' }, `name ${noPage}`],
    [hosted, { owner: 'anna', token: 'tok', name: 'Mine' }, `token ${noPage}`],
  ])('at %j with %j is refused', async (parts, request, message) => {
    expect(await refusal('addCard', [request], parts)).toBe(message)
  })
})

describe('the other calls', () => {
  test.each<[Verb, unknown[], string]>([
    ['listCards', [''], 'owner must not be empty.'],
    ['listCards', [undefined], 'owner is missing.'],
    ['getCard', [undefined], 'card is missing.'],
    ['getCard', [{ owner: 'anna' }], 'card.id is missing.'],
    ['deleteCard', [null], 'card must be of type object.'],
    ['deleteCard', [{ owner: 'anna', id: 7 }], 'card.id must be of type string.'],
    ['listCards', ['anna', { providerOptions: 1 }], 'providerOptions must be of type record.'],
  ])('%s of %j is refused', async (verb, given, message) => {
    expect(await refusal(verb, given)).toBe(message)
  })
})

describe('the options of a call', () => {
  const ascii = 'options.reference must be 1 to 100 printable ASCII characters without spaces.'
  test.each<[unknown, string]>([
    [{ deadlineMs: 0 }, 'options.deadlineMs must be at least 1.'],
    [{ deadlineMs: 0.5 }, 'options.deadlineMs must be whole milliseconds.'],
    [{ deadlineMs: 2 ** 31 }, 'options.deadlineMs must be at most 2147483647.'],
    [{ reference: '' }, ascii],
    [{ reference: 'a b' }, ascii],
    [{ reference: 'x'.repeat(101) }, ascii],
    [{ reference: 'a\nb' }, ascii],
    [{ reference: 'pan-4242424242424242' }, 'options.reference must not contain a card number.'],
    [{ signal: {} }, 'options.signal must be an AbortSignal.'],
    [{ timeout: 5 }, 'options.timeout is not a known key.'],
  ])('%j are refused', async (options, message) => {
    expect(await refusal('createPaymentLink', [payment, options])).toBe(message)
    expect(await refusal('listCards', ['anna', options])).toBe(message)
  })

  test.each([[null], [undefined], [{}]])('%j are none', async (options) => {
    const bench = createBench()
    bench.answer('GET', { body: { ok: true, cards: [] } })
    expect(await call(bench, 'listCards', 'anna', options)).toMatchObject({ cards: [] })
  })
})

test('no refusal repeats a value', async () => {
  const bench = createBench()
  const value = 'canary\u0000value'
  const error = await failureOf(
    call(bench, 'createPaymentLink', { owner: value, amount: value, description: value, purpose: value }),
  )
  expect(JSON.stringify(error) + String(error.stack)).not.toContain('canary')
})

test.each([
  ['an invoice number', 'INV-2025-0012'],
  ['a phone number', '+1 (415) 555-2671'],
  ['a UUID', '9f1b7c7e-2f0d-4c0a-8a3e-0d9f6f1f7a11'],
  ['sixteen digits that are no card', '4242 4242 4242 4241'],
])('%s may be sent as it is', async (_, text) => {
  const bench = createBench()
  bench.answer('POST', { body: { ok: true, link: 'https://pay.fake.test/1' } })
  await bench.provider.createPaymentLink({ ...payment, description: text })
  expect(JSON.parse(bench.sent[0]?.body ?? '')).toMatchObject({ description: text })
})

test('instances share schemas as far as they have the same limits', () => {
  const limits = { clock: systemClock, maxNameLength: 20, addCard: 'direct' } as const
  const schemas = requestSchemas(limits)
  expect(requestSchemas({ ...limits })).toBe(schemas)
  expect(requestSchemas({ ...limits, maxNameLength: 21 })).not.toBe(schemas)
  expect(requestSchemas({ ...limits, addCard: 'hosted' })).not.toBe(schemas)
  expect(requestSchemas({ ...limits, clock: createManualClock() })).not.toBe(schemas)
})
