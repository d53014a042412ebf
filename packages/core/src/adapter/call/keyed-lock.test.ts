import { describe, expect, test } from '@jest/globals'
import { card, createBench, failureOf, isolateNetwork, payment, success } from '../../__fixtures__/bench.js'

isolateNetwork()

const rename = (name: string, owner = 'anna') => ({ card: { ...card, owner }, set: { name } })
const bodies = ({ sent }: ReturnType<typeof createBench>) => sent.map(({ body }) => body)

describe('changes to the cards of one owner', () => {
  test('go one after the other, in the order in which they were asked for', async () => {
    const bench = createBench()
    bench.answer('PUT', { status: 503 }, success.card, success.card)
    bench.answer('DELETE', {})
    bench.answer('POST', success.card)
    await Promise.all([
      bench.provider.updateCard(rename('one')),
      bench.provider.updateCard(rename('two')),
      bench.provider.deleteCard(card),
      bench.provider.addCard({ owner: 'anna', token: 't' }),
    ])
    expect(bench.sent.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'PUT', 'DELETE', 'POST'])
    expect(bodies(bench)[1]).toContain('one')
    expect(bodies(bench)[2]).toContain('two')
    expect(bench.clock.pending()).toBe(0)
  })

  test('do not wait for those of another owner, for reads, or for payment links', async () => {
    const bench = createBench()
    const arrived = bench.hang('PUT')
    const controller = new AbortController()
    const hanging = failureOf(bench.provider.updateCard(rename('one'), { signal: controller.signal }))
    await arrived
    bench.answer('PUT', success.card)
    bench.answer('GET', success.cards)
    bench.answer('POST', success.link)
    await bench.provider.updateCard(rename('two', 'bert'))
    await bench.provider.listCards('anna')
    await bench.provider.createPaymentLink(payment)
    controller.abort()
    await hanging
  })

  test('that wait do not outlast their deadline, and are then not sent', async () => {
    const bench = createBench()
    const arrived = bench.hang('PUT')
    const controller = new AbortController()
    const hanging = failureOf(bench.provider.updateCard(rename('one'), { signal: controller.signal }))
    const waiting = failureOf(bench.provider.updateCard(rename('two'), { deadlineMs: 100 }))
    await arrived
    bench.clock.advance(100)
    expect(await waiting).toMatchObject({ code: 'deadline_exceeded', outcome: 'not_applied', attempts: 0 })

    bench.answer('PUT', success.card)
    const third = bench.provider.updateCard(rename('three'))
    await new Promise((resolve) => setImmediate(resolve))
    expect(bodies(bench)).toHaveLength(1)
    controller.abort()
    await hanging
    expect((await third).status).toBe('updated')
    expect(bodies(bench)).toHaveLength(2)
  })
})
