import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import {
  canary,
  card,
  createBench,
  failureOf,
  isolateNetwork,
  payment,
  success,
  type Bench,
  type Step,
} from '../__fixtures__/bench.js'
import { fakeAdapter } from '../__fixtures__/fake-adapter.js'

isolateNetwork()

/** A credential in a header, as a bearer token would be, and one in the query and the body. */
const showing = fakeAdapter({
  authenticator: ({ secret }) => ({
    authenticate: async () => ({ authorization: `Bearer ${await secret.reveal()}`, cookie: canary }),
  }),
  body: () => ({ password: canary }),
})

const printed = (value: unknown) =>
  [
    inspect(value, { showHidden: true, depth: null, getters: true }),
    inspect(value, { showHidden: true, depth: null, customInspect: false }),
    JSON.stringify(value),
    String(value),
    value instanceof Error ? String(value.stack) : '',
  ].join('\n')

const bench = (options = {}): Bench =>
  createBench({
    adapter: showing,
    options,
    world: {
      configureHttp: (http) => {
        http.interceptors.request.use((config) => ({ ...config, params: { key: canary } }))
      },
    },
  })

test('the credentials of these tests do reach the provider', async () => {
  const { provider, sent, answer } = bench()
  answer('PUT', success.card)
  await provider.updateCard({ card, set: { name: 'x' } })
  expect(sent).toMatchObject([
    {
      path: `/cards/c-1?key=${canary}`,
      headers: { authorization: `Bearer ${canary}`, cookie: canary },
      body: `{"password":"${canary}"}`,
    },
  ])
})

describe('no credential can be printed', () => {
  test.each<[string, Step]>([
    ['a refused connection', { error: 'ECONNREFUSED' }],
    ['a broken connection', { error: 'ECONNRESET' }],
    ['an unresolved name', { error: 'ENOTFOUND' }],
    ['a bad certificate', { error: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
    ['an error without a code', { error: '' }],
    ['refused credentials', { status: 401 }],
    ['a refusal', { status: 422, body: { ok: false, code: 'E7', message: 'no' } }],
    ['an outage', { status: 500, body: '<html>' }],
    ['a redirect', { status: 302, headers: { location: `https://elsewhere.test/?t=${canary}` } }],
    ['a wrong shape', { body: { ok: true, card: canary } }],
    ['an answer that repeats it', { body: { ok: false, echo: canary } }],
    ['a huge answer', { body: canary.repeat(100_000) }],
  ])('from the error of %s', async (_, step) => {
    const { provider, answer, events } = bench({ maxAttempts: 1 })
    answer('PUT', step)
    const error = await failureOf(provider.updateCard({ card, set: { name: 'x' } }))
    expect(printed(error)).toContain('fake-1 updateCard')
    expect(printed(error)).not.toContain(canary)
    expect(printed(events)).not.toContain(canary)
  })

  test('from an abort in flight', async () => {
    const { provider, hang, clock } = bench()
    const arrived = hang('POST')
    const call = failureOf(provider.createPaymentLink(payment, { deadlineMs: 1 }))
    await arrived
    clock.advance(1)
    expect(printed(await call)).not.toContain(canary)
  })

  test('from a result', async () => {
    const { provider, answer } = bench()
    answer('PUT', { body: { ...success.card.body, echo: canary } })
    expect(printed(await provider.updateCard({ card, set: { name: 'x' } }))).not.toContain(canary)
  })

  test('from a provider', () => {
    expect(printed(bench().provider)).not.toContain(canary)
  })

  test('from a refusal that repeats a credential which no request carried as it is', async () => {
    const { provider, answer } = createBench()
    answer('PUT', { status: 422, body: { ok: false, code: canary, message: `not ${canary}` } })
    const error = await failureOf(provider.updateCard({ card, set: { name: 'x' } }))
    expect(error.providerError).toEqual({ httpStatus: 422, code: '[hidden]', message: 'not [hidden]' })
  })

  test('from a refusal that repeats the token of a card', async () => {
    const { provider, answer } = createBench({ options: { secret: 'another-one' } })
    answer('POST', { status: 422, body: { ok: false, message: `not ${canary}` } })
    const error = await failureOf(provider.addCard({ owner: 'anna', token: canary }))
    expect(error.providerError).toMatchObject({ message: 'not [hidden]' })
  })

  test('from a success whose request id repeats it', async () => {
    const { provider, answer } = createBench()
    answer('GET', { body: { ...success.cards.body, requestId: canary } })
    const { meta } = await provider.listCards('anna')
    expect(meta.providerRequestId).toBe('[hidden]')
  })

  test('from a failure to authenticate', async () => {
    const secret = () => Promise.reject(new Error(canary))
    const { provider } = bench({ secret })
    expect(printed(await failureOf(provider.listCards('anna')))).not.toContain(canary)
  })
})
