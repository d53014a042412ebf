import { describe, expect, test } from '@jest/globals'
import { card, createBench, failureOf, isolateNetwork, success, type Step } from '../../__fixtures__/bench.js'

isolateNetwork()

const minutes = 60_000
const rename = { card, set: { name: 'x' } }

/** A refusal that is dated by a clock which goes `ms` before the bench's. */
const refusedAt = (now: number, ms: number, status = 401): Step => ({
  status,
  headers: { Date: new Date(now + ms).toUTCString() },
})
const datesOf = ({ sent }: ReturnType<typeof createBench>) =>
  sent.map(({ body }) => (JSON.parse(body) as { at: number }).at)

describe('a refusal by a provider whose clock is another', () => {
  test.each([[5 * minutes], [-5 * minutes]])('that goes %d ms before is answered by its time', async (ms) => {
    const bench = createBench()
    const now = bench.clock.now()
    bench.answer('PUT', refusedAt(now, ms, 403), success.card, success.card)

    const { meta } = await bench.provider.updateCard(rename)
    expect(meta).toMatchObject({ attempts: 2, clockSkewMs: ms })
    expect(bench.events).toContainEqual(expect.objectContaining({ type: 'clock_corrected', skewMs: ms }))

    expect((await bench.provider.updateCard(rename)).meta).toMatchObject({ attempts: 1, clockSkewMs: ms })
    expect(datesOf(bench)).toEqual([now, now + ms, now + ms])
  })

  test('is answered only once, and the time is not learned from a second refusal', async () => {
    const bench = createBench()
    const now = bench.clock.now()
    bench.answer('PUT', refusedAt(now, 5 * minutes), refusedAt(now, 5 * minutes), success.card)
    expect(await failureOf(bench.provider.updateCard(rename))).toMatchObject({
      code: 'authentication_failed',
      attempts: 2,
    })
    const { meta } = await bench.provider.updateCard(rename)
    expect(meta).not.toHaveProperty('clockSkewMs')
    expect(datesOf(bench)).toEqual([now, now + 5 * minutes, now])
  })

  test('is answered for each of ten first calls at once', async () => {
    const bench = createBench()
    const now = bench.clock.now()
    const refusals = Array.from({ length: 10 }, () => refusedAt(now, 15 * minutes))
    const answers = Array.from({ length: 10 }, () => success.card)
    bench.answer('PUT', ...refusals, ...answers)
    const owners = Array.from({ length: 10 }, (_, index) => `owner-${index}`)
    const results = await Promise.all(
      owners.map((owner) => bench.provider.updateCard({ ...rename, card: { ...card, owner } })),
    )
    expect(results.map(({ meta }) => meta.attempts)).toEqual(owners.map(() => 2))
  })

  test('is answered for a call that is made once, too: it was not processed', async () => {
    const bench = createBench()
    const payment = { owner: 'anna', amount: { minor: 1050, currency: 'USD' } }
    bench.answer('POST', refusedAt(bench.clock.now(), 5 * minutes, 422), success.link)
    expect((await bench.provider.createPaymentLink(payment)).meta.attempts).toBe(2)
  })
})

test.each<[string, (now: number) => Step]>([
  ['the clocks agree within half a minute', (now) => refusedAt(now, 30_000)],
  ['there is no date', () => ({ status: 401 })],
  ['the date is none', () => ({ status: 401, headers: { Date: 'yesterday' } })],
  ['the refusal is about too many requests', (now) => refusedAt(now, 5 * minutes, 429)],
])('nothing is sent again when %s', async (_name, step) => {
  const bench = createBench({ options: { maxAttempts: 1 } })
  bench.answer('PUT', step(bench.clock.now()))
  expect(await failureOf(bench.provider.updateCard(rename))).toMatchObject({ attempts: 1 })
})

test('nothing is sent again for a request that tells no time', async () => {
  const bench = createBench()
  bench.answer('GET', refusedAt(bench.clock.now(), 5 * minutes))
  expect(await failureOf(bench.provider.listCards('anna'))).toMatchObject({ attempts: 1 })
})
