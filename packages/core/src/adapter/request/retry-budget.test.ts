import { expect, test } from '@jest/globals'
import { createBench, failureOf, isolateNetwork, success } from '../../__fixtures__/bench.js'
import { RetryBudget } from './retry-budget.js'

isolateNetwork()

test('an outage of a thousand calls makes at most 1,100 requests', () => {
  const budget = new RetryBudget()
  let requests = 0
  for (let call = 0; call < 1000; call += 1) {
    budget.earn()
    requests += 1
    for (let retry = 0; retry < 2 && budget.trySpend(); retry += 1) requests += 1
  }
  expect(requests).toBeLessThanOrEqual(1100)
  expect(requests).toBeGreaterThan(1090)
})

test('a retry that the budget does not have is not made', async () => {
  const bench = createBench({ options: { circuitFailures: 0, maxAttempts: 10 } })
  bench.answer('GET', ...Array.from({ length: 12 }, () => ({ status: 503 })))
  expect(await failureOf(bench.provider.listCards('anna'))).toMatchObject({ attempts: 10 })
  expect(await failureOf(bench.provider.listCards('anna'))).toMatchObject({ attempts: 2, retryable: true })
})

test('a first call has retries', async () => {
  const bench = createBench()
  bench.answer('GET', { status: 503 }, { status: 503 }, success.cards)
  expect((await bench.provider.listCards('anna')).meta.attempts).toBe(3)
})

test('calls that succeed give retries back, but do not save them up', () => {
  const budget = new RetryBudget()
  const spend = () => {
    let spent = 0
    while (budget.trySpend()) spent += 1
    return spent
  }
  expect(spend()).toBe(10)
  for (let call = 0; call < 12; call += 1) budget.earn()
  expect(spend()).toBe(1)
  for (let call = 0; call < 10_000; call += 1) budget.earn()
  expect(spend()).toBe(10)
})
