import { describe, expect, test } from '@jest/globals'
import { createManualClock } from '@cardlane/core/testing'
import { accessToken, cardList, wireCard } from './__fixtures__/bodies.js'
import { stubApi, type Exchange } from './__fixtures__/stub-api.js'
import {
  card,
  clientSecret,
  owner,
  rejectionOf,
  startOfTest,
  testProvider,
  token,
} from './__fixtures__/test-provider.js'

const api = stubApi()
const minutes = 60_000
const hours = 60 * minutes
const seconds = (ms: number) => Math.floor(ms / 1000)

/** A header by the provider's clock, which is `ms` ahead of the machine's. */
const dated = (ms: number) => ({ headers: { Date: new Date(startOfTest + ms).toUTCString() } })
const giving = (text: string, lifeMs: number, ms = 0): Exchange => ({
  path: 'auth_token',
  reply: accessToken(text, seconds(startOfTest + ms + lifeMs)),
  ...dated(ms),
})
const list: Exchange = { path: 'get_cards', reply: cardList([wireCard]) }
const refused = (status: number, ms: number): Exchange => ({
  path: 'get_cards',
  status,
  reply: { success: false, message: 'No.' },
  ...dated(ms),
})
const sent = () =>
  api.received.map(({ url, headers }) => `${url.replace(/.*\//, '')} ${String(headers.authorization)}`)
const datesOf = (path: string) =>
  api.received
    .filter(({ url }) => url.endsWith(path))
    .map(
      ({ body }) =>
        (JSON.parse(body) as { header: { created: number } }).header.created - seconds(startOfTest),
    )

describe('a token that is not accepted any more', () => {
  test.each([0, minutes, 900_000])('is renewed, with the provider’s clock %i ms ahead', async (ms) => {
    const provider = testProvider({ auth: token })
    api.expects(giving('first', 8 * hours, ms), { ...list, ...dated(ms) })
    await provider.listCards(owner)
    api.expects(refused(401, ms), giving('second', 8 * hours, ms), list)
    const { meta } = await provider.listCards(owner)
    expect([meta.attempts, sent().at(-1)]).toEqual([3, 'get_cards Bearer second'])
  })
})

test.each([400, 403])('a first call that is refused with %i for its date is dated again', async (status) => {
  const ms = 900_000
  api.expects(giving('first', 8 * hours, ms), refused(status, ms), list)
  const { meta } = await testProvider({ auth: token }).listCards(owner)
  expect([meta.attempts, datesOf('get_cards')]).toEqual([3, [0, 900]])
  // `Date` has whole seconds.
  expect(Math.abs((meta.clockSkewMs ?? 0) - ms)).toBeLessThan(1000)
})

test('a token of half an hour is kept for half of its life', async () => {
  const clock = createManualClock(startOfTest)
  const provider = testProvider({ auth: token }, clock)
  api.expects(giving('first', 30 * minutes), list, list, giving('second', 90 * minutes), list)
  await provider.listCards(owner)
  clock.advance(15 * minutes - 1)
  expect((await provider.listCards(owner)).meta.attempts).toBe(1)
  clock.advance(1)
  expect((await provider.listCards(owner)).meta.attempts).toBe(2)
})

test.each([-8 * hours, 8 * hours])(
  'a token lives by the provider’s clock, which is %i ms ahead',
  async (ms) => {
    const clock = createManualClock(startOfTest)
    const provider = testProvider({ auth: token }, clock)
    api.expects(giving('first', 8 * hours, ms), list, list, giving('second', 8 * hours, ms), list)
    await provider.listCards(owner)
    clock.advance(7.5 * hours - 1)
    expect((await provider.listCards(owner)).meta.attempts).toBe(1)
    clock.advance(1)
    expect((await provider.listCards(owner)).meta.attempts).toBe(2)
  },
)

test('a token whose end is a text of digits is read', async () => {
  const reply = {
    success: true,
    access_token: { token: 'first', expiration: String(seconds(startOfTest + 8 * hours)) },
  }
  api.expects({ path: 'auth_token', reply }, list, list)
  const provider = testProvider({ auth: token })
  await provider.listCards(owner)
  expect((await provider.listCards(owner)).meta.attempts).toBe(1)
})

test('a token belongs to the client that it was fetched for', async () => {
  let client = 'client-one'
  const provider = testProvider({ auth: { kind: 'token', clientId: () => client, clientSecret } })
  api.expects(giving('of-one', 8 * hours), list, list, giving('of-two', 8 * hours), list)
  await provider.listCards(owner)
  await provider.listCards(owner)
  client = 'client-two'
  await provider.listCards(owner)
  const basic = `Basic ${Buffer.from(`client-two:${clientSecret}`).toString('base64')}`
  expect(sent().slice(3)).toEqual([`auth_token ${basic}`, 'get_cards Bearer of-two'])
})

test('a deadline that ends while the token is fetched counts the request for it', async () => {
  const clock = createManualClock(startOfTest)
  let arrive: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  api.expects({ ...giving('first', hours), arrived: arrive, answerAfter: new Promise(() => undefined) })
  const error = rejectionOf(
    testProvider({ auth: token }, clock).updateCard({ card, set: { name: 'x' } }, { deadlineMs: 500 }),
  )
  await arrived
  clock.advance(500)
  expect(await error).toMatchObject({ code: 'deadline_exceeded', outcome: 'not_applied', attempts: 1 })
})
