import { describe, expect, test } from '@jest/globals'
import { accessToken, cardList, updated, wireCard } from './__fixtures__/bodies.js'
import { createManualClock } from '@cardlane/core/testing'
import {
  card,
  clientId,
  clientSecret,
  owner,
  rejectionOf,
  startOfTest,
  testProvider,
  token,
} from './__fixtures__/test-provider.js'
import { stubApi, type Exchange } from './__fixtures__/stub-api.js'

const api = stubApi()
const hours = 3_600_000
const minutes = 60_000
const now = Math.floor(startOfTest / 1000)
const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`

/** An answer of auth_token; the token lives for 8 hours unless it is said otherwise. */
const giving = (text: string, expiration = now + 8 * 3600): Exchange => ({
  path: 'auth_token',
  reply: accessToken(text, expiration),
})
const list: Exchange = { path: 'get_cards', reply: cardList([wireCard]) }
const refused: Exchange = { path: 'get_cards', status: 401, reply: { success: false, message: 'Expired.' } }

/** What was sent, as the last step of the address and the auth header. */
const sent = () =>
  api.received.map(({ url, headers }) => `${url.replace(/.*\//, '')} ${String(headers.authorization)}`)

test('fetches a token with Basic, and carries it as Bearer', async () => {
  api.expects(giving('first'), { path: 'update_card', reply: updated })
  const { meta } = await testProvider({ auth: token }).updateCard(
    { card, set: { name: 'Groceries' } },
    { reference: 'mine' },
  )
  expect(sent()).toEqual([`auth_token ${basic}`, 'update_card Bearer first'])
  expect(meta.attempts).toBe(2)
  for (const { headers } of api.received) {
    expect(Object.keys(headers)).not.toContain('authsignature')
    expect(Object.keys(headers)).not.toContain('usersignature')
  }
})

test('asks for the token in the name of the app alone, with a reference of its own', async () => {
  api.expects(giving('first'), list)
  await testProvider({ auth: token }).listCards(owner, { reference: 'mine' })
  const body: unknown = JSON.parse(api.received[0]?.body ?? '')
  expect(body).toEqual({
    header: {
      created: now,
      app_handle: 'handle.silamoney.eth',
      reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  })
})

describe('the token', () => {
  test('is kept until 30 minutes before its end', async () => {
    const clock = createManualClock(startOfTest)
    const provider = testProvider({ auth: token }, clock)
    const end = now + 8 * 3600
    api.expects(giving('first', end), list, list, giving('second', end + 8 * 3600), list)

    await provider.listCards(owner)
    clock.advance(end * 1000 - clock.now() - 30 * minutes - 1)
    expect((await provider.listCards(owner)).meta.attempts).toBe(1)
    clock.advance(1)
    expect((await provider.listCards(owner)).meta.attempts).toBe(2)
    expect(sent().filter((line) => line.startsWith('get'))).toEqual([
      'get_cards Bearer first',
      'get_cards Bearer first',
      'get_cards Bearer second',
    ])
  })

  test('is fetched once for many who call at the same time', async () => {
    const provider = testProvider({ auth: token })
    const owners = Array.from({ length: 20 }, (_, index) => `user-${String(index)}`)
    api.expects(giving('first'), ...owners.map(() => list))
    const lists = await Promise.all(owners.map((each) => provider.listCards(each)))
    expect(sent()).toEqual([`auth_token ${basic}`, ...owners.map(() => 'get_cards Bearer first')])
    expect(lists.reduce((sum, { meta }) => sum + meta.attempts, 0)).toBe(21)
  })

  test('is fetched by each instance for itself', async () => {
    api.expects(giving('first'), list, giving('second'), list)
    await testProvider({ auth: token }).listCards(owner)
    await testProvider({ auth: token }).listCards(owner)
    expect(sent()[3]).toBe('get_cards Bearer second')
  })

  test('is fetched with the secret of the moment', async () => {
    let clientSecretNow = 'made-up-one'
    const clock = createManualClock(startOfTest)
    const auth = { ...token, clientSecret: () => clientSecretNow }
    const provider = testProvider({ auth }, clock)
    api.expects(giving('first'), list, giving('second', now + 16 * 3600), list)
    await provider.listCards(owner)
    clientSecretNow = 'made-up-two'
    clock.advance(8 * hours)
    await provider.listCards(owner)
    const pairs = api.received.map(({ headers }) => String(headers.authorization).split(' '))
    expect(pairs.filter(([kind]) => kind === 'Basic').map(([, pair]) => atob(pair ?? ''))).toEqual([
      `${clientId}:made-up-one`,
      `${clientId}:made-up-two`,
    ])
  })
})

describe('a token that is not accepted', () => {
  test('is replaced once, and the request is sent again', async () => {
    api.expects(giving('first'), refused, giving('second'), list)
    const { cards, meta } = await testProvider({ auth: token }).listCards(owner)
    expect(sent().slice(1)).toEqual([
      'get_cards Bearer first',
      `auth_token ${basic}`,
      'get_cards Bearer second',
    ])
    expect(cards).toHaveLength(1)
    expect(meta.attempts).toBe(4)
  })

  test('is not replaced a second time', async () => {
    api.expects(giving('first'), refused, giving('second'), refused)
    const error = await rejectionOf(testProvider({ auth: token }).listCards(owner))
    expect(error).toMatchObject({ code: 'authentication_failed', retryable: false, attempts: 4 })
  })

  test('is replaced once for two who were refused with it', async () => {
    const provider = testProvider({ auth: token })
    api.expects(giving('first'), refused, refused, giving('second'), list, list)
    await Promise.all([provider.listCards('one'), provider.listCards('two')])
    expect(sent().filter((line) => line.startsWith('auth_token'))).toHaveLength(2)
  })

  test('a money limit is no reason to replace it', async () => {
    const limit: Exchange = { ...refused, status: 403, headers: { 'AggregateLimit-Limit': '100' } }
    api.expects(giving('first'), limit)
    const error = await rejectionOf(testProvider({ auth: token }).listCards(owner))
    expect(error).toMatchObject({ code: 'permission_denied', attempts: 2 })
  })
})

describe('a token that cannot be fetched', () => {
  test('is tried again where that helps', async () => {
    api.expects({ path: 'auth_token', status: 503 }, giving('first'), list)
    expect((await testProvider({ auth: token }).listCards(owner)).meta.attempts).toBe(3)
  })

  test('fails the call, and the next call asks anew', async () => {
    const provider = testProvider({ auth: token })
    api.expects({ path: 'auth_token', status: 401, reply: { success: false, message: 'Unknown client.' } })
    const error = await rejectionOf(provider.updateCard({ card, set: { name: 'Groceries' } }))
    expect(error).toMatchObject({
      code: 'authentication_failed',
      operation: 'updateCard',
      outcome: 'not_applied',
      attempts: 1,
      providerError: { httpStatus: 401, message: 'Unknown client.' },
    })
    api.expects(giving('first'), list)
    await provider.listCards(owner)
  })

  test.each([
    ['no token', { success: true, access_token: { expiration: now } }],
    ['an empty token', accessToken('', now)],
    ['no expiration', { success: true, access_token: { token: 'first' } }],
    ['nothing', { success: true }],
  ])('because there is %s in the answer', async (_, reply) => {
    api.expects({ path: 'auth_token', reply })
    const error = await rejectionOf(testProvider({ auth: token }).updateCard({ card, set: { name: 'G' } }))
    expect(error).toMatchObject({ code: 'unexpected_response', outcome: 'not_applied' })
  })
})

test('a caller who gives up does not stop those who wait for the same token', async () => {
  const provider = testProvider({ auth: token })
  const impatient = new AbortController()
  let answer: () => void = () => undefined
  const answerAfter = new Promise<void>((resolve) => (answer = resolve))
  const arrival = new Promise<void>((arrived) => {
    api.expects({ ...giving('first'), answerAfter, arrived }, list)
  })

  const first = rejectionOf(provider.listCards(owner, { signal: impatient.signal }))
  const second = provider.listCards(owner)
  await arrival
  impatient.abort()
  expect(await first).toMatchObject({ code: 'aborted', outcome: 'not_applied' })
  answer()
  expect((await second).cards).toHaveLength(1)
  expect(sent()).toEqual([`auth_token ${basic}`, 'get_cards Bearer first'])
})
