import { describe, expect, test } from '@jest/globals'
import { callOperation, operations, routes, startPaywint } from './__fixtures__/paywint.js'
import { validationError } from './__fixtures__/answers.js'
import { failureOf, mockWire, type WireAnswer } from './__fixtures__/wire.js'

const wire = mockWire()

type Operation = (typeof operations)[number]

/** What an operation fails with when Paywint answers so. A deletion in doubt lists the cards, which fails too. */
async function failure({ name, route }: Operation, answer: WireAnswer, doubtful: boolean) {
  wire.answer(route, answer)
  if (name === 'deleteCard' && doubtful) wire.answer(routes.list, { status: 503 })
  return failureOf(callOperation(name, startPaywint()))
}

const refused = { outcome: 'not_applied', retryable: false } as const
const inDoubt = {
  safe: { outcome: 'not_applied', retryable: true },
  idempotent: { outcome: 'unknown', retryable: true },
  unsafe: { outcome: 'unknown', retryable: false },
} as const
const unreadable = {
  safe: refused,
  idempotent: { outcome: 'unknown', retryable: false },
  unsafe: { outcome: 'unknown', retryable: false },
} as const

describe.each(operations)('$name', (operation) => {
  const namesCard = ['updateCard', 'getCard', 'deleteCard'].includes(operation.name)

  test.each([
    [400, 'request_rejected'],
    [401, 'authentication_failed'],
    [403, 'permission_denied'],
    [404, namesCard ? 'card_not_found' : 'request_rejected'],
    [409, 'conflict'],
    [413, 'request_rejected'],
    [418, 'request_rejected'],
    [422, 'request_rejected'],
  ])('HTTP %i is a refusal', async (status, code) => {
    const error = await failure(operation, { status, body: { detail: 'Not so' } }, false)
    expect(error).toMatchObject({
      ...{ code, ...refused, provider: 'paywint-test', operation: operation.name, attempts: 1 },
      providerError: { httpStatus: status, message: 'Not so' },
    })
    expect(error.message).toMatch(/^paywint-test \w+: .+ \(HTTP \d{3}\): Not so$/)
  })

  test('HTTP 429 may be tried again', async () => {
    const error = await failure(operation, { status: 429, body: '' }, false)
    expect(error).toMatchObject({ code: 'rate_limited', outcome: 'not_applied', retryable: true })
  })

  test.each([[408], [500], [502], [503]])('HTTP %i is an outage', async (status) => {
    const error = await failure(operation, { status, body: '<html>Bad gateway</html>' }, true)
    expect(error).toMatchObject({ code: 'provider_unavailable', ...inDoubt[operation.idempotency] })
    expect(error.message).not.toContain('gateway')
  })

  test('a redirect is not expected', async () => {
    const status = 302
    const error = await failure(operation, { status, headers: { Location: 'https://example.com' } }, true)
    expect(error).toMatchObject({ code: 'unexpected_response', ...unreadable[operation.idempotency] })
  })

  test('success: false is a refusal', async () => {
    const body = { success: false, message: 'User is not verified', data: null }
    const error = await failure(operation, { body }, false)
    expect(error).toMatchObject({ code: 'request_rejected', ...refused })
    expect(error.message).toBe(
      `paywint-test ${operation.name}: The provider refused the request (HTTP 200): User is not verified`,
    )
  })

  test.each([
    ['HTML', '<html><body>ok</body></html>'],
    ['nothing', ''],
    ['broken JSON', '{"success":true,'],
    ['null', 'null'],
    ['an array', '[]'],
    ['a text', '"ok"'],
    ['success of another type', '{"success":"false","data":{}}'],
  ])('an answer of %s is not success', async (_name, body) => {
    const error = await failure(operation, { body }, true)
    expect(error).toMatchObject({ code: 'unexpected_response', ...unreadable[operation.idempotency] })
    expect(error.message).toMatch(/it is no envelope of Paywint$/)
  })

  test('a validation error is told', async () => {
    const error = await failure(operation, { status: 422, body: validationError }, false)
    expect(error.message).toBe(
      `paywint-test ${operation.name}: The provider refused the request (HTTP 422): ` +
        'body.card_id: Input should be a valid UUID; path.0: Field required',
    )
  })
})

const [update, add, pay, list, get] = operations

test.each([
  [update, '{}', 'body.data is missing'],
  [update, '{"success":true,"data":null}', 'body.data must be of type object'],
  [update, '{"data":[]}', 'body.data must be of type object'],
  [update, '{"data":{}}', 'body.data.secure_link is missing'],
  [update, '{"data":{"secure_link":null}}', 'body.data.secure_link must be of type string'],
  [update, '{"data":{"secure_link":7}}', 'body.data.secure_link must be of type string'],
  [add, '{"data":null}', 'body.data must be of type object'],
  [add, '{"data":{"secure_link":null}}', 'body.data.secure_link must be of type string'],
  [pay, '{"data":null}', 'body.data must be of type object'],
  [pay, '{"data":{"payment_id":"8f0d"}}', 'body.data.payment_link is missing'],
  [pay, '{"data":{"payment_link":null}}', 'body.data.payment_link must be of type string'],
  [list, '{"records":{}}', 'body.records must be of type array'],
  [list, '{"records":[{}]}', 'body.records.0.card_id is missing'],
  [list, '{"records":[{"card_id":"c","card_exp":1229}]}', 'body.records.0.card_exp must be of type string'],
  [get, '{"data":null}', 'body.data must be of type object'],
  [get, '{"data":{"user_id":"u"}}', 'body.data.card_id is missing'],
  [get, '{"data":{"card_id":"c","is_blocked":"no"}}', 'body.data.is_blocked must be of type boolean'],
])('$name does not take %s for success', async (operation, body, problem) => {
  const error = await failure(operation, { body }, true)
  expect(error).toMatchObject({ code: 'unexpected_response', ...unreadable[operation.idempotency] })
  expect(error.message).toBe(
    `paywint-test ${operation.name}: The provider's answer cannot be taken for success (HTTP 200): ${problem}`,
  )
})
