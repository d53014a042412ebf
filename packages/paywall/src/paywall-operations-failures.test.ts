import { describe, expect, test } from '@jest/globals'
import { money } from '@cardlane/core'
import { cardRecord, failure, listAnswer, success } from './__fixtures__/answers.js'
import { card, cardToken, owner, routes, startPaywall } from './__fixtures__/paywall.js'
import { failureOf, mockWire, type WireAnswer } from './__fixtures__/wire.js'

const wire = mockWire()
type Started = ReturnType<typeof startPaywall>

const update = ({ provider }: Started) => provider.updateCard({ card, set: { name: 'Market' } })
const remove = ({ provider }: Started) => provider.deleteCard(card)

/** Every request of every operation. Those that change a card are preceded by a list and, in doubt, followed by one. */
const requests = [
  {
    name: 'listCards',
    idempotency: 'safe',
    route: routes.list,
    call: ({ provider }: Started) => provider.listCards(owner),
  },
  {
    name: 'getCard',
    idempotency: 'safe',
    route: routes.list,
    call: ({ provider }: Started) => provider.getCard(card),
  },
  { name: 'updateCard, reading', idempotency: 'safe', route: routes.list, call: update },
  { name: 'deleteCard, reading', idempotency: 'safe', route: routes.list, call: remove },
  { name: 'updateCard, writing', idempotency: 'unsafe', route: routes.update, call: update },
  { name: 'deleteCard, writing', idempotency: 'idempotent', route: routes.remove, call: remove },
  {
    name: 'addCard',
    idempotency: 'unsafe',
    route: routes.add,
    call: ({ provider }: Started) => provider.addCard({ owner, name: 'Market', token: cardToken }),
  },
  {
    name: 'createPaymentLink',
    idempotency: 'unsafe',
    route: routes.pay,
    call: ({ provider }: Started) => provider.createPaymentLink({ owner, amount: money('150.75', 'USD') }),
  },
] as const

type Request = (typeof requests)[number]

/** What an operation fails with when Paywall answers so. The cards cannot be read again. */
async function failed({ idempotency, route, call }: Request, answer: WireAnswer, readsAgain: boolean) {
  const changesCards = idempotency !== 'safe' && route !== routes.pay
  if (changesCards) wire.answer(routes.list, { body: listAnswer({}) })
  wire.answer(route, answer)
  if (changesCards && readsAgain) wire.answer(routes.list, { status: 503 })
  const error = await failureOf(call(startPaywall()))
  expect(error.attempts).toBe(changesCards ? (readsAgain ? 3 : 2) : 1)
  return error
}

/** Of a card that is there, which has a code that may have rotated. */
const isChange = ({ route }: Request) => route === routes.update || route === routes.remove

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

describe.each(requests)('$name', (request) => {
  test.each([
    ['as documented', failure(4, 'Kart zaten kayıtlı')],
    ['with a detail', failure(4, 'Kart zaten kayıtlı', { Error: 'detail' })],
    ['in camelCase', { errorCode: 4, result: false, message: 'Kart zaten kayıtlı' }],
    ['with Result as text', { ...failure(4, 'Kart zaten kayıtlı'), Result: 'false' }],
  ])('Result false is a refusal %s', async (_name, body) => {
    const error = await failed(request, { body }, isChange(request))
    expect(error).toMatchObject({
      ...{ code: 'request_rejected', ...refused, provider: 'paywall-test' },
      providerError: { httpStatus: 200, code: '4', message: 'Kart zaten kayıtlı' },
    })
    expect(error.message).toBe(
      `paywall-test ${request.name.split(',')[0] ?? ''}: The provider refused the request (HTTP 200): Kart zaten kayıtlı`,
    )
  })

  test('Result true beside an ErrorCode is no success', async () => {
    const error = await failed(request, { body: { ...success(''), ErrorCode: 7 } }, true)
    expect(error).toMatchObject({ code: 'request_rejected', ...unreadable[request.idempotency] })
  })

  test.each([
    [400, 'request_rejected'],
    [401, 'authentication_failed'],
    [403, 'permission_denied'],
    [404, 'request_rejected'],
    [409, 'conflict'],
    [413, 'request_rejected'],
    [418, 'request_rejected'],
    [422, 'request_rejected'],
  ])('HTTP %i is a refusal', async (status, code) => {
    const looksForCode = isChange(request) && code === 'request_rejected'
    const error = await failed(request, { status, body: failure(77, 'Bad credentials') }, looksForCode)
    expect(error).toMatchObject({
      ...{ code, ...refused },
      providerError: { httpStatus: status, code: '77', message: 'Bad credentials' },
    })
  })

  test('HTTP 429 may be tried again', async () => {
    const error = await failed(request, { status: 429, body: '' }, false)
    expect(error).toMatchObject({ code: 'rate_limited', outcome: 'not_applied', retryable: true })
  })

  test.each([
    [408, ''],
    [500, failure(5, 'Exception')],
    [502, '<html>Bad gateway</html>'],
    [503, success('')],
  ])('HTTP %i is an outage', async (status, body) => {
    const error = await failed(request, { status, body }, true)
    expect(error).toMatchObject({ code: 'provider_unavailable', ...inDoubt[request.idempotency] })
    expect(error.message).not.toContain('gateway')
  })

  test('a redirect is not expected', async () => {
    const status = 302
    const answer = { status, body: success(''), headers: { Location: 'https://example.com' } }
    const error = await failed(request, answer, true)
    expect(error).toMatchObject({ code: 'unexpected_response', ...unreadable[request.idempotency] })
  })

  test.each([
    ['HTML', '<html><body>ok</body></html>'],
    ['nothing', ''],
    ['broken JSON', '{"ErrorCode":0,'],
    ['null', 'null'],
    ['an array', '[]'],
    ['a text', '"ok"'],
    ['no ErrorCode', '{"Result":true,"Body":[]}'],
    ['no Result', '{"ErrorCode":0,"Body":[]}'],
    ['Result of another type', '{"ErrorCode":0,"Result":1}'],
  ])('an answer of %s is no success', async (_name, body) => {
    const error = await failed(request, { body }, true)
    expect(error).toMatchObject({ code: 'unexpected_response', ...unreadable[request.idempotency] })
    expect(error.message).toMatch(/\(HTTP 200\): it is no envelope of Paywall$/)
  })
})

const [list, get] = requests
const [add, pay] = requests.slice(-2) as [Request, Request]

test.each([
  [list, {}, 'body.Body must be of type array'],
  [list, 'none', 'body.Body must be of type array'],
  [list, [null], 'body.Body.0 must be of type object'],
  [list, [{ ...cardRecord, UniqueCode: undefined }], 'body.Body.0.UniqueCode is missing'],
  [list, [cardRecord, { ...cardRecord, Month: 'May' }], 'body.Body.1.Month is not valid'],
  [get, {}, 'body.Body must be of type array'],
  [add, '', 'body.Body must be of type object'],
  [add, null, 'body.Body must be of type object'],
  [add, [], 'body.Body must be of type object'],
  [add, {}, 'body.Body.UniqueCode is missing'],
  [pay, '', 'body.Body must be of type object'],
  [pay, null, 'body.Body must be of type object'],
  [pay, [], 'body.Body must be of type object'],
  [pay, {}, 'body.Body.Link is missing'],
  [pay, { Link: null }, 'body.Body.Link must be of type string'],
])('$name does not take a Body of %j for success', async (request, body, problem) => {
  const error = await failed(request, { body: success(body) }, true)
  expect(error).toMatchObject({ code: 'unexpected_response', ...unreadable[request.idempotency] })
  expect(error.message).toContain(`cannot be taken for success (HTTP 200): ${problem}`)
})

test.each([[''], [null], [[]], [{ Detail: 'x' }]])('a change is accepted with a Body of %j', async (body) => {
  wire.answer(routes.list, { body: listAnswer({}) })
  wire.answer(routes.update, { body: success(body) })
  wire.answer(routes.list, { body: listAnswer({ Name: 'Market' }) })
  expect(await update(startPaywall())).toMatchObject({ status: 'updated' })

  wire.answer(routes.list, { body: listAnswer({}) })
  wire.answer(routes.remove, { body: { ...success(body), Result: 'true' } })
  expect(await remove(startPaywall())).toMatchObject({ status: 'deleted' })
})
