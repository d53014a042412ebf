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
} from '../__fixtures__/bench.js'
import { fakeAdapter, type FakeParts } from '../__fixtures__/fake-adapter.js'

isolateNetwork()

const renamed = { card, set: { name: 'x' } }

describe('the meta of a result', () => {
  test('bears the reference that is given, or one that is made', async () => {
    const bench = createBench()
    bench.answer('GET', success.cards, success.cards, success.cards)
    const { listCards } = bench.provider
    const given = await listCards('anna', { reference: 'order-7' })
    const made = [await listCards('anna'), await listCards('anna', { reference: undefined })]
    const [one, two] = made.map(({ meta }) => meta.reference)
    expect(given.meta.reference).toBe('order-7')
    expect([one, two].every((each) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(each ?? ''))).toBe(
      true,
    )
    expect(one).not.toBe(two)
  })

  test("counts the requests and the time, and knows the provider's id of the last one", async () => {
    const bench = createBench({ world: { random: () => 0.5 } })
    bench.answer('PUT', { status: 500, body: { requestId: 'r-0' } }, success.card)
    const { meta } = await bench.provider.updateCard(renamed)
    expect({ ...meta }).toEqual({
      reference: meta.reference,
      attempts: 2,
      durationMs: 100,
      providerRequestId: 'r-1',
    })
  })

  test('has no id of the provider where it gives none', async () => {
    const bench = createBench()
    bench.answer('GET', success.cards)
    expect('providerRequestId' in (await bench.provider.listCards('anna')).meta).toBe(false)
  })

  test('has the answer as it came, where only those who ask find it', async () => {
    const bench = createBench()
    bench.answer('POST', success.link)
    const result = await bench.provider.createPaymentLink(payment)
    expect(result.meta.raw).toEqual(success.link.body)
    const shown = [
      JSON.stringify(result),
      inspect(result, { showHidden: true, depth: null, getters: true }),
      JSON.stringify(structuredClone(result)),
      Object.keys(result.meta).join(),
    ]
    expect(shown.join()).not.toMatch(/token-canary|raw/)
    expect(inspect(result.meta)).toContain('attempts: 1')
    expect(result.link.url).toBe(success.link.body.link)
  })
})

describe('a result', () => {
  test('is frozen all the way down', async () => {
    const bench = createBench()
    bench.answer('GET', success.cards)
    const result = await bench.provider.listCards('anna')
    const [first] = result.cards
    const parts = [result, result.meta, result.cards, first, first?.ref, first?.limits]
    expect(parts.map((part) => Object.isFrozen(part))).toEqual(parts.map(() => true))
  })

  test('survives JSON', async () => {
    const bench = createBench()
    bench.answer('PUT', success.card)
    const result = await bench.provider.updateCard(renamed)
    const { reference } = result.meta
    expect(JSON.parse(JSON.stringify(result))).toEqual({
      status: 'updated',
      card: { ref: card, name: 'Groceries', requiredActions: [], limits: [] },
      applied: ['name'],
      meta: { reference, attempts: 1, durationMs: 0, providerRequestId: 'r-1' },
    })
  })

  test('keeps its link whole and hidden', async () => {
    const bench = createBench()
    bench.answer('POST', success.link)
    const { link } = await bench.provider.createPaymentLink(payment)
    expect(JSON.stringify({ link })).toBe('{"link":{"host":"pay.fake.test","url":"[redacted]"}}')
  })

  test('with a link that is not trusted is an error, although the link exists', async () => {
    const bench = createBench()
    bench.answer('POST', { body: { ok: true, link: 'https://evil.test/token-canary' } })
    const error = await failureOf(bench.provider.createPaymentLink(payment))
    expect(error).toMatchObject({ code: 'untrusted_link', outcome: 'applied', attempts: 1 })
    expect(inspect(error, { showHidden: true, depth: null })).not.toContain('token-canary')
  })
})

describe('a defect of an adapter', () => {
  const defect = new TypeError('x is not a function')
  const broken = (): never => {
    throw defect
  }
  const failed = {
    code: 'unexpected_response',
    retryable: false,
    hint: 'This is a defect of the adapter; report it with `cause`.',
    cause: defect,
  }

  test.each<[string, FakeParts]>([
    ['in an operation', { operations: () => ({ updateCard: broken }) }],
    ['in a promise', { operations: () => ({ updateCard: () => Promise.reject(defect) }) }],
    ['in a body', { body: broken }],
  ])('%s is told apart from a failure of the provider', async (_, parts) => {
    const bench = createBench({ adapter: fakeAdapter(parts) })
    expect(await failureOf(bench.provider.updateCard(renamed))).toMatchObject({
      ...failed,
      message: 'fake-1 updateCard: The adapter failed.',
      outcome: 'not_applied',
      attempts: 0,
    })
    expect([bench.sent, bench.clock.pending()]).toEqual([[], 0])
  })

  test('after a request was sent leaves a write unknown, and is not retried', async () => {
    const bench = createBench({ adapter: fakeAdapter({ classify: broken }) })
    bench.answer('PUT', success.card)
    expect(await failureOf(bench.provider.updateCard(renamed))).toMatchObject({
      ...failed,
      outcome: 'unknown',
      attempts: 1,
    })
    expect([bench.sent.length, bench.clock.pending()]).toEqual([1, 0])
  })

  test('after a request was sent leaves a read as harmless as it was', async () => {
    const bench = createBench({ adapter: fakeAdapter({ classify: broken }) })
    bench.answer('GET', success.cards)
    expect(await failureOf(bench.provider.listCards('anna'))).toMatchObject({
      ...failed,
      outcome: 'not_applied',
    })
    bench.answer('GET', success.card)
    expect(await failureOf(bench.provider.getCard(card))).toMatchObject({ ...failed, outcome: 'not_applied' })
  })

  test('that rejects with no error at all is still an error', async () => {
    const adapter = fakeAdapter({ operations: () => ({ listCards: () => Promise.reject(nothing) }) })
    const nothing = undefined as unknown as Error
    expect(await failureOf(createBench({ adapter }).provider.listCards('anna'))).toMatchObject({
      message: 'fake-1 listCards: The adapter failed.',
    })
  })
})

describe('events', () => {
  test('tell what happens on the wire and to which call it belongs', async () => {
    const bench = createBench({ world: { random: () => 0.5 } })
    bench.answer('PUT', { status: 503 }, success.card)
    await bench.provider.updateCard(renamed, { reference: 'ref-1' })
    const context = {
      provider: 'fake-1',
      adapter: 'fake',
      operation: 'updateCard',
      reference: 'ref-1',
      callId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    }
    expect(bench.story).toEqual([
      { ...context, attempts: 0, type: 'call_started' },
      { ...context, attempts: 1, type: 'request', method: 'PUT' },
      { ...context, attempts: 1, type: 'response', httpStatus: 503, durationMs: 0 },
      { ...context, attempts: 1, type: 'retry', code: 'provider_unavailable', pauseMs: 100 },
      { ...context, attempts: 2, type: 'request', method: 'PUT' },
      { ...context, attempts: 2, type: 'response', httpStatus: 200, durationMs: 0 },
      { ...context, attempts: 2, type: 'call_succeeded', durationMs: 100, status: 'updated' },
    ])
    const said = bench.story.map(({ callId, ...rest }) => ({ ...rest, made: callId.length }))
    expect(JSON.stringify(said)).not.toMatch(new RegExp(`${canary}|fake\\.test|anna|c-1`))
  })
})

describe('what looks like a card number and comes from the provider', () => {
  const seen = ({ events }: Bench) => events.filter(({ type }) => type === 'card_number_seen')

  test('is told by its path, and the result is given as it is', async () => {
    const bench = createBench()
    bench.answer('GET', {
      body: { ok: true, cards: [{ id: 'c-1' }, { id: 'c-2', name: 'old 4242 4242 4242 4242' }] },
    })
    const { cards } = await bench.provider.listCards('anna')
    expect(cards[1]?.name).toBe('old 4242 4242 4242 4242')
    expect(seen(bench)).toMatchObject([{ operation: 'listCards', paths: ['cards.1.name'] }])
  })

  test('is told and hidden in the message of an error', async () => {
    const bench = createBench()
    bench.answer('PUT', { status: 422, body: { ok: false, message: 'No card 4242424242424242.' } })
    const error = await failureOf(bench.provider.updateCard(renamed))
    expect(error.message).toContain('[hidden: it contains a card number]')
    expect(seen(bench)).toMatchObject([{ paths: ['providerError.message'] }])
  })
})

test.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('the listener is broken')
    },
  ],
  ['rejects', () => Promise.reject(new Error('the listener is broken'))],
])('a listener that %s changes nothing', async (_, onEvent) => {
  const bench = createBench({ world: { onEvent } })
  bench.answer('GET', success.cards)

  const { meta } = await bench.provider.listCards('anna')

  expect(meta.attempts).toBe(1)
})

test('capabilities cannot be changed, not even inside', () => {
  const { capabilities } = createBench().provider
  expect([capabilities, capabilities.updateCard].every(Object.isFrozen)).toBe(true)
})
