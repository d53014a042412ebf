import { describe, expect, test } from '@jest/globals'
import type { CardlaneError } from '@cardlane/core'
import { cardId, updated, wireCard } from './__fixtures__/bodies.js'
import { stubApi, unreadable, type Exchange } from './__fixtures__/stub-api.js'
import { card, owner, rejectionOf, testProvider } from './__fixtures__/test-provider.js'

const api = stubApi()
/** A new one for each call: after a 429, an instance holds its next requests back. */
const start = () => testProvider({ maxAttempts: 1 })

/** The error of an update that is answered so. */
function failed(answer: Omit<Exchange, 'path'>): Promise<CardlaneError> {
  api.expects({ path: 'update_card', ...answer })
  api.allows(unreadable)
  return rejectionOf(start().updateCard({ card, set: { name: 'Groceries' } }))
}

const failure = { success: false, status: 'FAILURE', message: 'No.' }
const tryOtherVerb = 'Check the id of the card; if it is right, try the other `updateCardMethod`.'
const readFirst = 'The change may or may not have happened: read the card before you call again.'

describe('success', () => {
  test.each([
    ['success alone', { success: true, status: undefined }],
    ['status alone', { success: undefined, status: 'SUCCESS' }],
    ['a null success and a status', { success: null, status: 'SUCCESS' }],
    ['a status of another kind beside it', { success: true, status: 200 }],
  ])('may be said by %s', async (_, words) => {
    api.expects({ path: 'update_card', reply: { ...updated, ...words } })
    const { status } = await start().updateCard({ card, set: { name: 'Groceries' } })
    expect(status).toBe('updated')
  })
})

describe('HTTP 200', () => {
  test.each([
    ['success false', { ...updated, success: false }],
    ['status FAILURE', { ...updated, success: undefined, status: 'FAILURE' }],
    ['status FAILURE beside success', { ...updated, success: true, status: 'FAILURE' }],
  ])('with %s is a refusal', async (_, reply) => {
    expect(await failed({ reply })).toMatchObject({
      name: 'RequestRejectedError',
      outcome: 'not_applied',
      retryable: false,
      providerError: { httpStatus: 200, message: 'Card successfully updated.' },
    })
  })

  test.each<[string, object | string, string]>([
    ['an answer that says neither', wireCard, '.'],
    ['another status', { ...wireCard, status: 'PENDING' }, '.'],
    ['a success that is no boolean', { ...wireCard, success: 'true' }, '.'],
    ['HTML', '<html>Welcome</html>', ': it is no JSON object'],
    ['nothing', '', ': it is no JSON object'],
    ['half an answer', JSON.stringify(updated).slice(0, 60), ': it is no JSON object'],
    ['a list', '[]', ': it is no JSON object'],
  ])('with %s is not taken for success', async (_, reply, words) => {
    expect(await failed({ reply })).toMatchObject({
      name: 'UnexpectedResponseError',
      message: `cards updateCard: The provider's answer cannot be taken for success (HTTP 200)${words}`,
      outcome: 'unknown',
      retryable: false,
      hint: readFirst,
    })
  })
})

describe('a status', () => {
  test.each<[number, object | string, Partial<CardlaneError>]>([
    [400, failure, { name: 'RequestRejectedError', outcome: 'not_applied', retryable: false }],
    [401, failure, { name: 'AuthenticationError', outcome: 'not_applied', retryable: false }],
    [403, failure, { name: 'AuthenticationError', outcome: 'not_applied', retryable: false }],
    [404, failure, { name: 'CardNotFoundError', outcome: 'not_applied', hint: tryOtherVerb }],
    [405, failure, { name: 'RequestRejectedError', outcome: 'not_applied', hint: tryOtherVerb }],
    [409, failure, { name: 'ConflictError', outcome: 'not_applied', retryable: false }],
    [422, failure, { name: 'RequestRejectedError', outcome: 'not_applied', retryable: false }],
    [429, failure, { name: 'RateLimitedError', outcome: 'not_applied', retryable: true }],
    [500, failure, { name: 'ProviderUnavailableError', outcome: 'unknown', retryable: true }],
    [503, failure, { name: 'ProviderUnavailableError', outcome: 'unknown', hint: readFirst }],
    [400, { ...failure, error_code: 'NAME_TAKEN' }, { name: 'RequestRejectedError', retryable: false }],
    [400, updated, { name: 'RequestRejectedError', outcome: 'not_applied' }],
    [401, '', { name: 'AuthenticationError', outcome: 'not_applied' }],
    [404, '<html>', { name: 'CardNotFoundError', hint: tryOtherVerb }],
    [405, '<html>', { name: 'RequestRejectedError', outcome: 'not_applied', hint: tryOtherVerb }],
    [418, failure, { name: 'RequestRejectedError', outcome: 'not_applied', retryable: false }],
    [502, '<html>Bad Gateway</html>', { name: 'ProviderUnavailableError', outcome: 'unknown' }],
  ])('%i with %j is told as such', async (status, reply, expected) => {
    const error = await failed({ status, reply })
    expect(error).toMatchObject(expected)
    expect(error.providerError?.httpStatus).toBe(status)
  })

  const limit = (name: string): Record<string, string> => ({ [name]: '100;window=60' })

  test.each([
    ['an error_code', { reply: { ...failure, error_code: 'NOT_KYCD' } }, 'PermissionDeniedError'],
    ['a limit on money', { headers: limit('AggregateLimit-Limit-Credit') }, 'PermissionDeniedError'],
    ['a limit on requests', { headers: limit('RateLimit-Limit') }, 'AuthenticationError'],
    ['no error_code', { reply: { ...failure, error_code: null } }, 'AuthenticationError'],
  ])('403 with %s is told as such', async (_, answer, name) => {
    expect((await failed({ status: 403, reply: failure, ...answer })).name).toBe(name)
  })

  test('404 on a call that names no card is not about a card', async () => {
    api.expects({ path: 'get_cards', status: 404, reply: failure })
    expect(await rejectionOf(start().listCards(owner))).toMatchObject({ name: 'RequestRejectedError' })
  })

  test('404 on a deletion is about the card, and not about the verb', async () => {
    api.expects(
      { path: 'get_cards', reply: { success: true, cards: [wireCard] } },
      { path: 'delete_card', status: 404, reply: failure },
    )
    expect(await rejectionOf(start().deleteCard(card))).toMatchObject({
      name: 'CardNotFoundError',
      hint: "List the owner's cards and use an id from there.",
    })
  })
})

describe("the provider's words", () => {
  test('are kept with its code', async () => {
    const reply = { ...failure, message: 'User is not verified.', error_code: 'NOT_KYCD' }
    const error = await failed({ status: 403, reply })
    expect(error.message).toBe(
      'cards updateCard: The provider does not allow this (HTTP 403): User is not verified.',
    )
    expect(error.providerError).toEqual({
      httpStatus: 403,
      code: 'NOT_KYCD',
      message: 'User is not verified.',
    })
  })

  test('include nested validation details', async () => {
    const validationDetails = {
      header: { reference: 'This field is required.', created: { format: 'Not a number.' } },
      card_id: ['Not a UUID.', 'Too short.'],
      card_name: null,
    }
    const error = await failed({
      status: 400,
      reply: { ...failure, message: 'Bad request.', validation_details: validationDetails },
    })
    expect(error.providerError?.message).toBe(
      'Bad request.; header.reference: This field is required.; header.created.format: Not a number.; ' +
        'card_id.0: Not a UUID.; card_id.1: Too short.',
    )
  })

  test('may be details alone, and details without end are cut', async () => {
    let details: unknown = 'too deep'
    for (let depth = 0; depth < 50; depth += 1) details = { in: details }
    const error = await failed({
      status: 400,
      reply: { success: false, validation_details: { card_id: 'Unknown.', rest: details } },
    })
    expect(error.providerError?.message).toBe('card_id: Unknown.')
  })

  test.each([[{ message: '' }], [{ message: 7 }], [{ message: null, error_code: 9 }], [{}]])(
    'may be missing: %j',
    async (words) => {
      const error = await failed({ status: 400, reply: { success: false, ...words } })
      expect(error.message).toBe('cards updateCard: The provider refused the request (HTTP 400).')
      expect(error.providerError).toEqual({ httpStatus: 400 })
    },
  )
})

test('an error knows its call', async () => {
  const error = await failed({ status: 400, reply: failure })
  expect(error.toJSON()).toMatchObject({ provider: 'cards', operation: 'updateCard', attempts: 1 })
  expect(JSON.stringify(error)).not.toContain(cardId)
})
