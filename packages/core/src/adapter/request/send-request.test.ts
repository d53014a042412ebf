import { describe, expect, test } from '@jest/globals'
import {
  card,
  createBench,
  failureOf,
  isolateNetwork,
  payment,
  success,
  type Step,
} from '../../__fixtures__/bench.js'
import type { ErrorCode, Outcome } from '../../errors/cardlane-error.js'
import type { CardProvider } from '../../model/card-provider.js'

isolateNetwork()

const kinds = {
  safe: { method: 'GET', call: (provider: CardProvider) => provider.getCard(card) },
  idempotent: {
    method: 'PUT',
    call: (provider: CardProvider) => provider.updateCard({ card, set: { name: 'x' } }),
  },
  unsafe: { method: 'POST', call: (provider: CardProvider) => provider.createPaymentLink(payment) },
} as const

const failures = {
  refused: { error: 'ECONNREFUSED' },
  unresolved: { error: 'ENOTFOUND' },
  'unresolved for now': { error: 'EAI_AGAIN' },
  'timed out while connecting': { error: 'ETIMEDOUT', syscall: 'connect' },
  'a broken connection': { error: 'ECONNRESET' },
  'a silent connection': { error: 'ETIMEDOUT' },
  'a bad certificate': { error: 'CERT_HAS_EXPIRED' },
  '408': { status: 408 },
  '429': { status: 429 },
  '500': { status: 500 },
  '503': { status: 503 },
  '401': { status: 401 },
  '404': { status: 404 },
  '422': { status: 422 },
  '418': { status: 418 },
} satisfies Record<string, Step>

type Row = readonly [attempts: number, outcome: Outcome, retryable: boolean]

const no = 'not_applied'
const maybe = 'unknown'
// What happens, its code, and how that goes for each kind of call.
const table: readonly [keyof typeof failures, ErrorCode, Readonly<Record<keyof typeof kinds, Row>>][] = [
  ['refused', 'network_failed', { safe: [3, no, true], idempotent: [3, no, true], unsafe: [3, no, true] }],
  ['unresolved', 'network_failed', { safe: [3, no, true], idempotent: [3, no, true], unsafe: [3, no, true] }],
  [
    'unresolved for now',
    'network_failed',
    { safe: [3, no, true], idempotent: [3, no, true], unsafe: [3, no, true] },
  ],
  [
    'timed out while connecting',
    'network_failed',
    { safe: [3, no, true], idempotent: [3, no, true], unsafe: [3, no, true] },
  ],
  [
    'a broken connection',
    'network_failed',
    { safe: [3, no, true], idempotent: [3, maybe, true], unsafe: [1, maybe, false] },
  ],
  [
    'a silent connection',
    'network_failed',
    { safe: [3, no, true], idempotent: [3, maybe, true], unsafe: [1, maybe, false] },
  ],
  [
    'a bad certificate',
    'network_failed',
    { safe: [1, no, false], idempotent: [1, no, false], unsafe: [1, no, false] },
  ],
  [
    '408',
    'provider_unavailable',
    { safe: [3, no, true], idempotent: [3, maybe, true], unsafe: [1, maybe, false] },
  ],
  ['429', 'rate_limited', { safe: [3, no, true], idempotent: [3, no, true], unsafe: [3, no, true] }],
  [
    '500',
    'provider_unavailable',
    { safe: [3, no, true], idempotent: [3, maybe, true], unsafe: [1, maybe, false] },
  ],
  [
    '503',
    'provider_unavailable',
    { safe: [3, no, true], idempotent: [3, maybe, true], unsafe: [1, maybe, false] },
  ],
  [
    '401',
    'authentication_failed',
    { safe: [1, no, false], idempotent: [1, no, false], unsafe: [1, no, false] },
  ],
  ['404', 'card_not_found', { safe: [1, no, false], idempotent: [1, no, false], unsafe: [1, no, false] }],
  ['422', 'request_rejected', { safe: [1, no, false], idempotent: [1, no, false], unsafe: [1, no, false] }],
  ['418', 'request_rejected', { safe: [1, no, false], idempotent: [1, no, false], unsafe: [1, no, false] }],
]

describe.each(table)('after %s', (what, code, rows) => {
  test.each(['safe', 'idempotent', 'unsafe'] as const)('what becomes of a call of kind %s', async (kind) => {
    const [attempts, outcome, retryable] = rows[kind]
    const { method, call } = kinds[kind]
    const bench = createBench()
    bench.answer(method, ...Array.from({ length: attempts }, () => failures[what]))
    expect(await failureOf(call(bench.provider))).toMatchObject({ code, attempts, outcome, retryable })
    expect(bench.sent.filter((each) => each.method === method)).toHaveLength(attempts)
    expect(bench.clock.pending()).toBe(0)
  })
})

describe('attempts', () => {
  test.each([1, 2, 5])('are %d at most where the options say so', async (maxAttempts) => {
    const bench = createBench({ options: { maxAttempts } })
    bench.answer('GET', ...Array.from({ length: maxAttempts }, () => failures['503']))
    expect(await failureOf(kinds.safe.call(bench.provider))).toMatchObject({ attempts: maxAttempts })
  })

  test.each(['safe', 'idempotent', 'unsafe'] as const)(
    'of kind %s end with the first success',
    async (kind) => {
      const { method, call } = kinds[kind]
      const bench = createBench()
      const safe = kind === 'unsafe' ? failures.refused : failures['500']
      bench.answer(method, safe, failures['429'], { body: { ...success.card.body, ...success.link.body } })
      expect((await call(bench.provider)).meta.attempts).toBe(3)
      expect(bench.clock.pending()).toBe(0)
    },
  )
})

describe('an earlier attempt that may have been applied', () => {
  test.each<[string, Step]>([
    ['a refusal', failures['422']],
    ['a missing card', failures['404']],
    ['rate limits', failures['429']],
    ['a refused connection', failures.refused],
  ])('makes the outcome unknown in spite of %s', async (_, last) => {
    const bench = createBench({ options: { maxAttempts: 2 } })
    bench.answer('PUT', failures['a broken connection'], last)
    expect(await failureOf(kinds.idempotent.call(bench.provider))).toMatchObject({
      outcome: 'unknown',
      hint: 'The change may or may not have happened: read the card before you call again.',
      attempts: 2,
    })
  })

  test('is not forgotten over a third', async () => {
    const bench = createBench()
    bench.answer('PUT', failures['500'], failures.refused, failures['422'])
    expect(await failureOf(kinds.idempotent.call(bench.provider))).toMatchObject({
      code: 'request_rejected',
      outcome: 'unknown',
    })
  })

  test.each<[string, 'GET' | 'PUT', Step]>([
    ['a read', 'GET', failures['500']],
    ['a write that cannot have been processed', 'PUT', failures['429']],
  ])('is not %s', async (_, method, first) => {
    const bench = createBench()
    bench.answer(method, first, failures['422'])
    const { call } = method === 'GET' ? kinds.safe : kinds.idempotent
    expect(await failureOf(call(bench.provider))).toMatchObject({
      code: 'request_rejected',
      outcome: 'not_applied',
    })
  })
})
