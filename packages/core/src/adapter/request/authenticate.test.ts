import { describe, expect, jest, test } from '@jest/globals'
import { canary, card, createBench, failureOf, isolateNetwork, payment } from '../../__fixtures__/bench.js'
import { fakeAdapter } from '../../__fixtures__/fake-adapter.js'

isolateNetwork()

const renamed = { card, set: { name: 'Groceries' } }

describe('where a request cannot be authenticated', () => {
  const withAuthenticator = (authenticate: () => Promise<Record<string, string>>, renew?: () => boolean) =>
    createBench({
      adapter: fakeAdapter({ authenticator: () => ({ authenticate, ...(renew && { renew }) }) }),
    })

  test.each<[string, () => Promise<Record<string, string>>]>([
    ['rejects', () => Promise.reject(new Error('the key store is closed'))],
    [
      'throws',
      () => {
        throw new Error('the key store is closed')
      },
    ],
  ])('by a signer that %s, nothing is sent and nothing is repeated', async (_, authenticate) => {
    const renew = jest.fn(() => true)
    const attempts = jest.fn(authenticate)
    const bench = withAuthenticator(attempts, renew)
    expect(await failureOf(bench.provider.updateCard(renamed))).toMatchObject({
      code: 'authentication_failed',
      message: 'fake-1 updateCard: The request could not be signed.',
      outcome: 'not_applied',
      retryable: false,
      attempts: 0,
      // What a signer says may hold the key.
      cause: { message: 'the message is hidden, because it may hold a credential' },
    })
    expect([bench.sent, bench.events, bench.clock.pending()]).toEqual([[], [], 0])
    expect([attempts.mock.calls.length, renew.mock.calls.length]).toEqual([1, 0])
  })

  test('by a signer that hangs, the deadline ends it', async () => {
    let ask: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (ask = resolve))
    const bench = withAuthenticator(() => {
      ask()
      return new Promise(() => undefined)
    })
    const call = failureOf(bench.provider.createPaymentLink(payment, { deadlineMs: 50 }))
    await asked
    bench.clock.advance(50)
    expect(await call).toMatchObject({ code: 'deadline_exceeded', outcome: 'not_applied', attempts: 0 })
    expect([bench.sent, bench.clock.pending()]).toEqual([[], 0])
  })

  test('by a credential that its function does not give, nothing is sent and the call may be made again', async () => {
    const secret = jest.fn(() => Promise.reject(new Error(canary)))
    const bench = createBench({ options: { secret } })
    const error = await failureOf(bench.provider.updateCard(renamed))
    expect(error).toMatchObject({
      code: 'authentication_failed',
      phase: 'authenticate',
      outcome: 'not_applied',
    })
    expect(error).toMatchObject({ retryable: true, attempts: 0 })
    expect(secret).toHaveBeenCalledTimes(1)
    expect(bench.sent).toEqual([])
  })
})
