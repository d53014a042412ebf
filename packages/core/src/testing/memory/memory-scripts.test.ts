import { describe, expect, test } from '@jest/globals'
import { failureOf } from '../../__fixtures__/failure-of.js'
import { HostedLink } from '../../links/hosted-link.js'
import { createManualClock, createMemoryProvider, type MemoryFailureCode } from '../index.js'

const owner = 'anna'
const card = { owner, id: 'c-1' }
const rename = { card, set: { name: 'Groceries' } }
const payment = { owner, amount: { minor: 1050, currency: 'USD' } }

const create = () => {
  const clock = createManualClock()
  const cards = [{ ...card, name: 'Travel', last4: '4242' }]
  return { clock, ...createMemoryProvider({ cards, world: { clock } }) }
}
type Stage = ReturnType<typeof create>
const nameOf = ({ backend }: Stage) => backend.cards()[0]?.name

describe('fails with', () => {
  const codes: readonly [MemoryFailureCode, { name: string; retryable: boolean; httpStatus?: number }][] = [
    ['authentication_failed', { name: 'AuthenticationError', retryable: false, httpStatus: 401 }],
    ['permission_denied', { name: 'PermissionDeniedError', retryable: false, httpStatus: 403 }],
    ['card_not_found', { name: 'CardNotFoundError', retryable: false, httpStatus: 404 }],
    ['ambiguous_card', { name: 'AmbiguousCardError', retryable: false }],
    ['conflict', { name: 'ConflictError', retryable: false, httpStatus: 409 }],
    ['request_rejected', { name: 'RequestRejectedError', retryable: false, httpStatus: 422 }],
    ['rate_limited', { name: 'RateLimitedError', retryable: true, httpStatus: 429 }],
    ['provider_unavailable', { name: 'ProviderUnavailableError', retryable: true, httpStatus: 503 }],
    ['unexpected_response', { name: 'UnexpectedResponseError', retryable: false, httpStatus: 200 }],
    ['untrusted_link', { name: 'UntrustedLinkError', retryable: false }],
    ['network_failed', { name: 'NetworkError', retryable: true }],
    ['deadline_exceeded', { name: 'DeadlineExceededError', retryable: true }],
    ['aborted', { name: 'AbortedError', retryable: true }],
  ]
  test.each(codes)('%s, once', async (code, { httpStatus, ...expected }) => {
    const stage = create()
    stage.backend.next('updateCard').fails({ code })
    const error = await failureOf(stage.provider.updateCard(rename))
    expect(error).toMatchObject({ ...expected, code, outcome: 'not_applied', attempts: 1 })
    expect(error.providerError?.httpStatus).toBe(httpStatus)
    expect(nameOf(stage)).toBe('Travel')

    await stage.provider.updateCard(rename)
    expect(nameOf(stage)).toBe('Groceries')
  })

  test('the candidates of an ambiguous id', async () => {
    const stage = create()
    stage.backend.seed({ owner: 'ben' })
    stage.backend.next('deleteCard').fails({ code: 'ambiguous_card' })
    expect(await failureOf(stage.provider.deleteCard(card))).toMatchObject({
      candidates: [{ ref: card, name: 'Travel', last4: '4242' }],
    })
    expect(stage.backend.cards(owner)).toHaveLength(1)
  })

  test("the provider's own words, without the card token in them", async () => {
    const { provider, backend } = create()
    const providerMessage = 'tok-secret-5 is used up'
    backend
      .next('addCard')
      .fails({ code: 'request_rejected', httpStatus: 400, providerCode: 'E-7', providerMessage })
    const error = await failureOf(provider.addCard({ owner, token: 'tok-secret-5' }))
    expect(error.providerError).toMatchObject({ httpStatus: 400, code: 'E-7' })
    expect(error.providerError?.message).toContain('is used up')
    expect(error.providerError?.message).not.toContain('tok-secret-5')
  })

  test('another failure for each call, in this order, and for other operations none', async () => {
    const { provider, backend } = create()
    backend.next('getCard').fails({ code: 'rate_limited' }, 2)
    backend.next('getCard').fails({ code: 'provider_unavailable' })
    await provider.listCards(owner)
    const codes = [1, 2, 3].map(async () => (await failureOf(provider.getCard(card))).code)
    expect(await Promise.all(codes)).toEqual(['rate_limited', 'rate_limited', 'provider_unavailable'])
    expect(await provider.getCard(card)).toMatchObject({ card: { name: 'Travel' } })
  })
})

describe.each<[MemoryFailureCode, boolean]>([
  ['network_failed', true],
  ['provider_unavailable', true],
  ['deadline_exceeded', false],
  ['aborted', false],
])('a change that fails with %s', (code, retryableInDoubt) => {
  test.each([
    [{ outcome: 'unknown', applied: true }, 'Groceries'],
    [{ outcome: 'unknown', applied: false }, 'Travel'],
    [{ outcome: 'applied' }, 'Groceries'],
    [{ outcome: 'not_applied' }, 'Travel'],
  ] as const)('and %j', async (failure, name) => {
    const stage = create()
    stage.backend.next('updateCard').fails({ code, ...failure })
    const error = await failureOf(stage.provider.updateCard(rename))
    const retryable = { unknown: retryableInDoubt, applied: false, not_applied: true }[failure.outcome]
    expect(error).toMatchObject({ code, outcome: failure.outcome, retryable })
    expect(nameOf(stage)).toBe(name)
    expect(stage.backend.effects().updateCard).toBe(name === 'Groceries' ? 1 : 0)
  })
})

test('what the errors advise fits what they say', async () => {
  const { provider, backend } = create()
  backend.next('updateCard').fails({ code: 'deadline_exceeded', outcome: 'applied' })
  backend.next('updateCard').fails({ code: 'deadline_exceeded', outcome: 'unknown', applied: true })
  backend.next('createPaymentLink').fails({ code: 'network_failed', outcome: 'unknown', applied: true })
  const hints = [
    (await failureOf(provider.updateCard(rename))).hint,
    (await failureOf(provider.updateCard(rename))).hint,
    (await failureOf(provider.createPaymentLink(payment))).hint,
  ]
  expect(hints).toEqual([
    'The change has been made; do not make it again.',
    'The change may or may not have happened: read the card before you call again.',
    expect.stringContaining('somebody may pay twice'),
  ])
})

test('a payment link that is lost exists, and is not to be made again', async () => {
  const { provider, backend } = create()
  backend.next('createPaymentLink').fails({ code: 'network_failed', outcome: 'unknown', applied: true })
  const error = await failureOf(provider.createPaymentLink(payment))
  expect(error).toMatchObject({ outcome: 'unknown', retryable: false })
  expect(backend.payments()).toMatchObject([{ paymentId: 'payment-1', ...payment }])
})

test('a card whose addition is lost is there, and is not to be added again', async () => {
  const { provider, backend } = create()
  backend.next('addCard').fails({ code: 'network_failed', outcome: 'unknown', applied: true })
  const error = await failureOf(provider.addCard({ owner, token: 'tok', name: 'Work' }))
  expect(error).toMatchObject({ outcome: 'unknown', retryable: false })
  expect(backend.cards(owner)).toMatchObject([{ name: 'Travel' }, { name: 'Work' }])
})

test.each(['network_failed', 'deadline_exceeded'] as const)(
  'a read changes nothing, whatever a script says: %s',
  async (code) => {
    const { provider, backend } = create()
    const lost = { code, outcome: 'unknown', applied: true } as const
    // @ts-expect-error -- the compiler knows
    backend.next('getCard').fails(lost)
    // @ts-expect-error -- the compiler knows
    backend.next('listCards').fails(lost)
    const nothing = { outcome: 'not_applied', retryable: true }
    expect(await failureOf(provider.getCard(card))).toMatchObject(nothing)
    expect(await failureOf(provider.listCards(owner))).toMatchObject(nothing)
  },
)

test('a connection that failed without a doubt was never made', async () => {
  const { provider, backend } = create()
  backend.next('updateCard').fails({ code: 'network_failed' })
  const error = await failureOf(provider.updateCard(rename))
  expect(error.message).toContain('could not be reached')
})

test('gives what it is told to, and changes nothing', async () => {
  const { provider, backend } = create()
  const link = new HostedLink('https://pay.example/1')
  backend.next('createPaymentLink').gives({ status: 'created', link })
  backend.next('deleteCard').gives(undefined)
  expect((await provider.createPaymentLink(payment)).link).toBe(link)
  expect(await provider.deleteCard(card)).toMatchObject({ status: 'deleted' })
  expect(backend.payments()).toEqual([])
  expect(backend.cards()).toHaveLength(1)
})

test('tells what no call has come for', async () => {
  const { provider, backend } = create()
  backend.next('getCard').fails({ code: 'conflict' })
  backend.next('listCards').gives([])
  backend.next('listCards').waits()
  expect(backend.unused()).toEqual([
    { operation: 'getCard', does: 'fails' },
    { operation: 'listCards', does: 'gives' },
    { operation: 'listCards', does: 'waits' },
  ])
  expect(await provider.listCards(owner)).toMatchObject({ cards: [] })
  await failureOf(provider.getCard(card))
  expect(backend.unused()).toEqual([{ operation: 'listCards', does: 'waits' }])
})

describe('a call that waits', () => {
  test.each([
    [false, 'Travel'],
    [true, 'Groceries'],
  ])('goes on when it is released; made before that: %p', async (applied, meanwhile) => {
    const stage = create()
    const held = stage.backend.next('updateCard').waits({ applied })
    const call = stage.provider.updateCard(rename)
    await held.arrived
    expect(nameOf(stage)).toBe(meanwhile)
    held.release()
    expect(await call).toMatchObject({ status: 'updated', card: { name: 'Groceries' } })
    expect(nameOf(stage)).toBe('Groceries')
    expect([stage.backend.effects().updateCard, stage.clock.pending()]).toEqual([1, 0])
  })

  test.each([
    [false, 'Travel'],
    [true, 'Groceries'],
  ])('is cut short by its deadline, and nobody can tell; made: %p', async (applied, truth) => {
    const stage = create()
    const held = stage.backend.next('updateCard').waits({ applied })
    const call = failureOf(stage.provider.updateCard(rename, { deadlineMs: 500 }))
    await held.arrived
    stage.clock.advance(500)
    expect(await call).toMatchObject({ code: 'deadline_exceeded', outcome: 'unknown', retryable: false })
    held.release()
    await stage.provider.listCards(owner)
    expect(nameOf(stage)).toBe(truth)
    expect(stage.clock.pending()).toBe(0)
  })

  test('is aborted by its caller', async () => {
    const stage = create()
    const held = stage.backend.next('deleteCard').waits()
    const controller = new AbortController()
    const call = failureOf(stage.provider.deleteCard(card, { signal: controller.signal }))
    await held.arrived
    controller.abort()
    expect(await call).toMatchObject({ code: 'aborted', outcome: 'unknown' })
    expect(stage.backend.cards()).toHaveLength(1)
  })

  test('changes nothing when it is a read that is cut short', async () => {
    const stage = create()
    const held = stage.backend.next('getCard').waits()
    const call = failureOf(stage.provider.getCard(card, { deadlineMs: 500 }))
    await held.arrived
    stage.clock.advance(500)
    expect(await call).toMatchObject({ code: 'deadline_exceeded', outcome: 'not_applied', retryable: true })
  })

  test('is not reached by a call that was aborted before', async () => {
    const { provider, backend } = create()
    backend.next('getCard').waits()
    const error = await failureOf(provider.getCard(card, { signal: AbortSignal.abort() }))
    expect(error).toMatchObject({ code: 'aborted', outcome: 'not_applied', attempts: 0 })
    expect([backend.calls(), backend.unused()]).toMatchObject([[], [{ operation: 'getCard' }]])
  })
})
