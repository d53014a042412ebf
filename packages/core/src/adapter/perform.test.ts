import { describe, expect, test } from '@jest/globals'
import { card, createBench, failureOf, isolateNetwork, payment, success } from '../__fixtures__/bench.js'
import { fakeAdapter, type FakeParts } from '../__fixtures__/fake-adapter.js'
import { UnsupportedOperationError } from '../errors/input-errors.js'
import type { CardProvider } from '../model/card-provider.js'
import type { AdapterOperations, CheckedRequest } from './operations.js'

isolateNetwork()

const expiry = { month: 12, year: 2030 }
const calls = {
  updateCard: (provider) => provider.updateCard({ card, set: { name: 'x' } }),
  addCard: (provider) => provider.addCard({ owner: 'anna', token: 'tok' }),
  createPaymentLink: (provider) => provider.createPaymentLink(payment),
  listCards: (provider) => provider.listCards('anna'),
  getCard: (provider) => provider.getCard(card),
  deleteCard: (provider) => provider.deleteCard(card),
} satisfies Record<string, (provider: CardProvider) => Promise<unknown>>

const verbs = Object.keys(calls) as (keyof typeof calls)[]
const others = verbs.filter((verb) => verb !== 'updateCard')

const refusal = async (parts: FakeParts, act: (provider: CardProvider) => Promise<unknown>) => {
  const bench = createBench({ adapter: fakeAdapter(parts) })
  const error = await failureOf(act(bench.provider))
  expect(error).toBeInstanceOf(UnsupportedOperationError)
  expect(error).toMatchObject({ outcome: 'not_applied', retryable: false, phase: 'input', attempts: 0 })
  expect([bench.sent, bench.events, bench.clock.pending()]).toEqual([[], [], 0])
  return error
}

describe('before anything is sent', () => {
  test.each(others)('%s is refused where it is unsupported', async (verb) => {
    const reason = 'It has no such call.'
    const alternative = 'Use the dashboard.'
    const parts: FakeParts = {
      capabilities: { [verb]: 'unsupported' },
      refusals: { [verb]: { reason, alternative } },
    }
    expect(await refusal(parts, calls[verb])).toMatchObject({
      message: `fake-1 ${verb}: Not supported: ${reason}`,
      capability: verb,
      hint: alternative,
    })
  })

  test.each(verbs)('%s is refused where the adapter leaves it out', async (verb) => {
    const error = await refusal({ operations: () => ({ [verb]: undefined }) }, calls[verb])
    expect(error).toMatchObject({ capability: verb === 'updateCard' ? 'updateCard.name' : verb })
  })

  test('an update is refused whole for one field that cannot be changed', async () => {
    const parts: FakeParts = { update: { expiry: 'unsupported' } }
    const error = await refusal(parts, (each) => each.updateCard({ card, set: { name: 'x', expiry } }))
    expect(error).toMatchObject({ capability: 'updateCard.expiry' })
  })

  test('an empty update is refused where there is no re-verification', async () => {
    const error = await refusal({}, (each) => each.updateCard({ card, set: {} }))
    expect(error).toMatchObject({ capability: 'updateCard.verification' })
  })

  test('a malformed request is named before what the provider cannot do', async () => {
    const bench = createBench({ adapter: fakeAdapter({ capabilities: { listCards: 'unsupported' } }) })
    expect(await failureOf(bench.provider.listCards(''))).toMatchObject({ code: 'invalid_request' })
  })
})

test('planning sends nothing and does not throw for what cannot be done', () => {
  const bench = createBench({ adapter: fakeAdapter({ update: { expiry: 'unsupported' } }) })
  expect(bench.provider.planUpdate({ card, set: { expiry } })).toMatchObject({ kind: 'impossible' })
  expect(bench.provider.planUpdate({ card, set: { name: 'x' } })).toMatchObject({ kind: 'direct' })
  expect([bench.sent, bench.events, bench.clock.pending()]).toEqual([[], [], 0])
})

describe('an adapter gets', () => {
  const received = async (request: { purpose?: 'payment' | 'withdrawal'; providerOptions?: object }) => {
    const seen: CheckedRequest<'updateCard'>[] = []
    const operations = (): AdapterOperations => ({
      updateCard: (checked) => {
        seen.push(checked)
        return Promise.resolve({ status: 'unchanged', card: { ref: card, requiredActions: [], limits: [] } })
      },
    })
    const { provider } = createBench({ adapter: fakeAdapter({ operations }) })
    await provider.updateCard({ card, set: { name: 'x' }, ...request })
    return seen
  }

  test('the request with its defaults', async () => {
    expect(await received({})).toEqual([
      { card, set: { name: 'x' }, purpose: 'payment', providerOptions: undefined },
    ])
    expect(await received({ purpose: 'withdrawal' })).toMatchObject([{ purpose: 'withdrawal' }])
  })

  test('its own options of the request and not those of others', async () => {
    const providerOptions = { fake: { tag: 'a' }, other: { tag: 'b' } }
    expect(await received({ providerOptions })).toEqual([
      { card, set: { name: 'x' }, purpose: 'payment', providerOptions: { tag: 'a' } },
    ])
  })

  test('its own options of the calls without a request', async () => {
    const seen: unknown[] = []
    const operations = (): AdapterOperations => ({
      listCards: ({ providerOptions }) => Promise.resolve((seen.push(providerOptions), [])),
      getCard: ({ providerOptions, card: ref }) =>
        Promise.resolve((seen.push(providerOptions), { ref, requiredActions: [], limits: [] })),
      deleteCard: ({ providerOptions }) => Promise.resolve((seen.push(providerOptions), undefined)),
    })
    const { provider } = createBench({ adapter: fakeAdapter({ operations }) })
    const options = (tag: string) => ({ providerOptions: { fake: tag } as object, reference: 'ref-1' })
    const results = [
      await provider.listCards('anna', options('list')),
      await provider.getCard(card, options('get')),
      await provider.deleteCard(card, options('delete')),
    ]
    expect(seen).toEqual(['list', 'get', 'delete'])
    expect(results.map(({ meta }) => meta.reference)).toEqual(['ref-1', 'ref-1', 'ref-1'])
  })
})

test.each([
  ['updateCard', ['PUT', success.card], { status: 'updated', applied: ['name'], card: { ref: card } }],
  ['addCard', ['POST', success.card], { status: 'added', card: { ref: card } }],
  ['createPaymentLink', ['POST', success.link], { status: 'created', link: { host: 'pay.fake.test' } }],
  ['listCards', ['GET', success.cards], { cards: [{ ref: card }, { ref: { owner: 'anna', id: 'c-2' } }] }],
  ['getCard', ['GET', success.card], { card: { ref: card, name: 'Groceries' } }],
  ['deleteCard', ['DELETE', {}], { status: 'deleted', card }],
] as const)('%s gives its result', async (verb, [method, answer], result) => {
  const bench = createBench()
  bench.answer(method, answer)
  expect(await calls[verb](bench.provider)).toMatchObject(result)
})
