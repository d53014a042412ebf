import { describe, expect, test } from '@jest/globals'
import nock from 'nock'
import {
  canary,
  card,
  createBench,
  failureOf,
  isolateNetwork,
  payment,
  success,
  type Step,
} from '../../__fixtures__/bench.js'
import { fakeAdapter } from '../../__fixtures__/fake-adapter.js'
import { maxResponseBytes } from '../http/transport.js'

isolateNetwork()

const renamed = { card, set: { name: 'x' } }
const noSuccess = "The provider's answer cannot be taken for success (HTTP 200)"

describe('HTTP 200 is not success:', () => {
  test.each<[string, Step]>([
    ['a failure in the body', { body: { ok: false } }],
    ['no word of success', { body: { card: { id: 'c-1' } } }],
    ['HTML', { body: '<html><body>Welcome</body></html>', headers: { 'content-type': 'text/html' } }],
    ['an empty body', { body: '' }],
    ['JSON that ends too early', { body: '{"ok":true,"card":{"id":"c-' }],
    ['null', { body: 'null' }],
    ['bytes that are no text', { body: Buffer.from([0xff, 0xfe, 0x00]) }],
  ])('%s', async (_, step) => {
    const bench = createBench()
    bench.answer('PUT', step)
    expect(await failureOf(bench.provider.updateCard(renamed))).toMatchObject({
      code: 'unexpected_response',
      message: `fake-1 updateCard: ${noSuccess}.`,
      outcome: 'unknown',
      retryable: false,
      attempts: 1,
      providerError: { httpStatus: 200 },
    })
  })

  test("the provider's own words are kept, on one line", async () => {
    const bench = createBench()
    const message = ` No\n such\tuser\u0007. ${'x'.repeat(400)}`
    bench.answer('GET', { body: { ok: false, code: 'E7', message } })
    const error = await failureOf(bench.provider.listCards('anna'))
    const kept = `No such user . ${'x'.repeat(400)}`.slice(0, 300)
    expect(error.providerError).toEqual({ httpStatus: 200, code: 'E7', message: kept })
    expect(error.message).toBe(`fake-1 listCards: ${noSuccess}: ${kept}`)
    expect(error.outcome).toBe('not_applied')
  })

  test('blank words are none', async () => {
    const bench = createBench()
    bench.answer('GET', { body: { ok: false, message: ' \n ' } })
    const error = await failureOf(bench.provider.listCards('anna'))
    expect(error.providerError).toEqual({ httpStatus: 200 })
  })
})

describe('an answer in the wrong shape', () => {
  const link = 'https://pay.fake.test/canary'
  test.each<[string, unknown, string]>([
    ['a wrong type', { ok: true, card: { id: 4711, link } }, 'body.card.id must be of type string'],
    ['a missing field', { ok: true, link }, 'body.card is missing'],
    ['an unexpected null', { ok: true, card: null, link }, 'body.card must be of type object'],
  ])('is named by path and not by value: %s', async (_, body, problem) => {
    const bench = createBench()
    bench.answer('PUT', { body })
    const error = await failureOf(bench.provider.updateCard(renamed))
    expect(error.message).toBe(`fake-1 updateCard: ${noSuccess}: ${problem}`)
    expect(error).toMatchObject({ code: 'unexpected_response', outcome: 'unknown', attempts: 1 })
    expect(JSON.stringify(error)).not.toMatch(/canary|4711/)
  })

  test('is told by its first five problems', async () => {
    const bench = createBench()
    bench.answer('GET', { body: { ok: true, cards: [1, 2, 3, 4, 5, 6] } })
    const error = await failureOf(bench.provider.listCards('anna'))
    expect(error.message).toMatch(/: (?:body\.cards\.\d [^;]+(?:; |$)){5}$/)
    expect(error.providerError).toEqual({ httpStatus: 200 })
  })

  test('is not in the way where it is merely richer', async () => {
    const bench = createBench()
    bench.answer('GET', { body: { ...success.cards.body, novelty: { a: 1 } } })
    expect((await bench.provider.listCards('anna')).cards).toHaveLength(2)
  })
})

test('a byte order mark before JSON does no harm', async () => {
  const bench = createBench()
  bench.answer('GET', { body: Buffer.from(`\ufeff${JSON.stringify(success.cards.body)}`) })
  expect((await bench.provider.listCards('anna')).cards).toHaveLength(2)
})

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('with status %d is not followed', async (status) => {
    const elsewhere = nock('https://elsewhere.test').get('/cards').reply(200, success.cards.body)
    const bench = createBench()
    bench.answer('GET', {
      status,
      body: success.cards.body,
      headers: { location: 'https://elsewhere.test/cards' },
    })
    const error = await failureOf(bench.provider.listCards('anna'))
    expect(error).toMatchObject({ code: 'unexpected_response', attempts: 1, retryable: false })
    expect(error.message).toContain(
      `(HTTP ${status}): it redirects, and no redirect is followed with credentials attached`,
    )
    expect(elsewhere.isDone()).toBe(false)
    nock.cleanAll()
  })

  test('of a payment link leaves its outcome unknown', async () => {
    const bench = createBench()
    bench.answer('POST', { status: 307, headers: { location: '/again' } })
    const error = await failureOf(bench.provider.createPaymentLink(payment))
    expect(error).toMatchObject({ outcome: 'unknown', attempts: 1 })
    expect(error.hint).toContain('The link may or may not exist')
  })
})

describe('the size of an answer', () => {
  const padded = (bytes: number) => {
    const start = '{"ok":true,"cards":[],"padding":"'
    return `${start}${'x'.repeat(bytes - start.length - 2)}"}`
  }

  test('may be 1 MiB', async () => {
    const bench = createBench()
    bench.answer('GET', { body: padded(maxResponseBytes) })
    expect(maxResponseBytes).toBe(1_048_576)
    expect((await bench.provider.listCards('anna')).cards).toEqual([])
  })

  test.each([
    ['GET', 'not_applied'],
    ['PUT', 'unknown'],
  ] as const)('of a %s may not be a byte more, and the outcome is %s', async (method, outcome) => {
    const bench = createBench()
    bench.answer(method, { body: padded(maxResponseBytes + 1) })
    const call = method === 'GET' ? bench.provider.listCards('anna') : bench.provider.updateCard(renamed)
    const error = await failureOf(call)
    expect(error).toMatchObject({ code: 'unexpected_response', outcome, retryable: false, attempts: 1 })
    expect(error.message).toContain("The provider's answer is larger than 1 MiB and was not read.")
  })
})

test('classify sees the status, the parsed body and the headers in lower case', async () => {
  const seen: unknown[] = []
  const adapter = fakeAdapter({
    classify: (answer) => {
      seen.push(answer)
      return { code: 'conflict', outcome: 'applied', hint: 'Rename it back.' }
    },
  })
  const bench = createBench({ adapter })
  bench.answer('PUT', { status: 409, body: { a: 1 }, headers: { 'X-Trace': 'Abc' } })
  expect(await failureOf(bench.provider.updateCard(renamed))).toMatchObject({
    code: 'conflict',
    outcome: 'applied',
    hint: 'Rename it back.',
  })
  expect(seen).toEqual([
    { status: 409, body: { a: 1 }, headers: expect.objectContaining({ 'x-trace': 'Abc' }) as unknown },
  ])
})

test('what was sent to authenticate is taken out of what the provider says', async () => {
  const authenticator = () => ({ authenticate: () => Promise.resolve({ authorization: `Bearer ${canary}` }) })
  const bench = createBench({ adapter: fakeAdapter({ authenticator }) })
  const message = `no such token: ${canary}, or ${Buffer.from(canary).toString('base64')}`
  bench.answer('GET', { status: 422, body: { ok: false, code: canary, message } })
  const error = await failureOf(bench.provider.listCards('anna'))
  expect(error.providerError).toEqual({
    httpStatus: 422,
    code: '[hidden]',
    message: 'no such token: [hidden], or [hidden]',
  })
})
