import { describe, expect, jest, test } from '@jest/globals'
import { z } from 'zod'
import {
  card,
  createBench,
  failureOf,
  isolateNetwork,
  payment,
  success,
  type Step,
} from '../../__fixtures__/bench.js'
import { baseUrl, fakeAdapter, classifyFake, type FakeParts } from '../../__fixtures__/fake-adapter.js'
import { AccessTokens } from './access-tokens.js'

isolateNetwork()

const refused: Step = { status: 401 }

describe('after refused credentials', () => {
  const renewing = (renew: () => boolean) => {
    let made = 0
    const authenticate = () => ({ 'x-signature': `signature ${(made += 1)}` })
    return createBench({ adapter: fakeAdapter({ authenticator: () => ({ authenticate, renew }) }) })
  }

  test.each(['GET', 'POST'] as const)('a %s is sent once more with new auth headers', async (method) => {
    const renew = jest.fn(() => true)
    const bench = renewing(renew)
    bench.answer(method, refused, { body: { ...success.cards.body, ...success.link.body } })
    const { meta } = await (method === 'GET'
      ? bench.provider.listCards('anna')
      : bench.provider.createPaymentLink(payment))
    expect(bench.sent.map(({ headers }) => headers['x-signature'])).toEqual(['signature 1', 'signature 2'])
    expect([meta.attempts, renew.mock.calls.length]).toEqual([2, 1])
    expect(bench.events.map(({ type }) => type)).toEqual([
      'request',
      'response',
      'retry',
      'request',
      'response',
    ])
  })

  test('only once', async () => {
    const renew = jest.fn(() => true)
    const bench = renewing(renew)
    bench.answer('GET', refused, refused)
    const error = await failureOf(bench.provider.listCards('anna'))
    expect(error).toMatchObject({ code: 'authentication_failed', attempts: 2, outcome: 'not_applied' })
    expect(renew).toHaveBeenCalledTimes(1)
  })

  test('not at all after another status than 401, which may mean that the request was processed', async () => {
    const renew = jest.fn(() => true)
    const classify = () => ({ code: 'authentication_failed' }) as const
    const bench = createBench({
      adapter: fakeAdapter({
        classify,
        authenticator: () => ({ authenticate: () => Promise.resolve({}), renew }),
      }),
    })
    bench.answer('POST', { status: 403 })
    expect(await failureOf(bench.provider.createPaymentLink(payment))).toMatchObject({ attempts: 1 })
    expect(renew).not.toHaveBeenCalled()
  })

  test('not at all where new ones would do no better', async () => {
    const bench = renewing(() => false)
    bench.answer('GET', refused)
    expect(await failureOf(bench.provider.listCards('anna'))).toMatchObject({ attempts: 1 })
  })

  test('and no attempt is taken from those that failures have', async () => {
    const bench = renewing(() => true)
    bench.answer('GET', { status: 500 }, refused, { status: 500 }, success.cards)
    expect((await bench.provider.listCards('anna')).meta.attempts).toBe(4)
  })

  test('an earlier doubt stays', async () => {
    const bench = renewing(() => true)
    bench.answer('PUT', { status: 500 }, refused, refused)
    const error = await failureOf(bench.provider.updateCard({ card, set: { name: 'x' } }))
    expect(error).toMatchObject({ code: 'authentication_failed', outcome: 'unknown', attempts: 3 })
  })
})

/** Fetches a token by POST, one for all who ask, and sends it with each request. */
const withToken: NonNullable<FakeParts['authenticator']> = (_settings, { send, clock, providerNow }) => {
  const tokens = new AccessTokens({
    clock,
    providerNow,
    refreshBeforeMs: 0,
    async fetch(call) {
      const { token } = await send(
        {
          method: 'POST',
          url: `${baseUrl}/token`,
          idempotency: 'safe',
          authenticator: { authenticate: () => ({}) },
          classify: classifyFake,
          response: z.looseObject({ token: z.string() }),
        },
        call,
      )
      return { token, expiresAt: 0 }
    },
  })
  return {
    authenticate: async (_, call) => ({ 'x-signature': await tokens.get('', call) }),
    renew: () => true,
  }
}

describe('auth headers that need a request of their own', () => {
  const bench = () => createBench({ adapter: fakeAdapter({ authenticator: withToken }) })
  const token: Step = { body: { ok: true, token: 'token-1' } }

  test('counts among the attempts', async () => {
    const { provider, sent, answer, clock } = bench()
    answer('POST', token)
    answer('GET', success.cards)
    expect((await provider.listCards('anna')).meta.attempts).toBe(2)
    expect(sent.map(({ path }) => path)).toEqual(['/token', '/cards'])
    expect(clock.pending()).toBe(0)
  })

  test('is not retried by the request that needs it: an outage does not multiply', async () => {
    const { provider, sent, answer, clock } = bench()
    answer('POST', { status: 503 }, { status: 503 }, { status: 503 })
    const error = await failureOf(provider.updateCard({ card, set: { name: 'x' } }))
    expect(error).toMatchObject({ code: 'provider_unavailable', outcome: 'not_applied', attempts: 3 })
    expect(sent.map(({ path }) => path)).toEqual(['/token', '/token', '/token'])
    expect(clock.pending()).toBe(0)
  })

  test('is asked for again only once with credentials that are not accepted', async () => {
    const { provider, sent, answer } = bench()
    answer('POST', refused, token)
    const error = await failureOf(provider.listCards('anna'))
    expect(error).toMatchObject({ code: 'authentication_failed', attempts: 1 })
    expect(sent).toHaveLength(1)
    answer('GET', success.cards)
    expect((await provider.listCards('anna')).cards).toHaveLength(2)
  })

  test('gives each of those who wait an error of its own', async () => {
    const { provider, answer } = bench()
    answer('POST', refused)
    const [list, read] = await Promise.all([
      failureOf(provider.listCards('anna', { reference: 'ref-list' })),
      failureOf(provider.getCard(card, { reference: 'ref-get' })),
    ])
    expect([list, read]).toMatchObject([
      { operation: 'listCards', reference: 'ref-list' },
      { operation: 'getCard', reference: 'ref-get' },
    ])
    expect(read.message).toContain('fake-1 getCard: The provider does not accept')
  })
})
