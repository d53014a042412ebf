import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '@cardlane/sandbox'
import { createAnswers } from './answers.js'
import { runBenchmark, type Benchmark } from './run-benchmark.js'
import { describeServed } from './served.js'
import type { MeasuredSandbox } from './server-process.js'

const requests = 200

let sandbox: Sandbox
let benchmark: Benchmark
beforeAll(async () => {
  sandbox = await startSandbox()
  const answers = createAnswers(sandbox)
  const measured: MeasuredSandbox = {
    served: describeServed(sandbox),
    ask: (asked) => Promise.resolve(answers[asked]()),
  }
  // A request that is not answered as it has to be would end it.
  benchmark = await runBenchmark(measured, requests, () => undefined)
}, 60_000)
afterAll(() => sandbox.close())

test('measures every provider, and each way that Sila knows', () => {
  const { providers, everything, signatures, wrongSignatures } = benchmark
  const speeds = [...providers, everything.speed, signatures, wrongSignatures]
  expect(speeds.map(({ name }) => name)).toEqual([
    ...['Paywint, HMAC', 'Paywall, header pairs', 'Sila, token', 'all providers', 'Sila, two signatures'],
    'Sila, a wrong signature',
  ])
  for (const { perSecond, p50Ms, cpuMs } of speeds) {
    expect(Math.min(perSecond, p50Ms, cpuMs)).toBeGreaterThan(0)
  }
  expect(everything.speed.requests).toBeGreaterThanOrEqual(requests)
})

test('looks at the memory at the start and after each quarter', () => {
  const { marks, speed } = benchmark.everything
  expect(marks).toHaveLength(5)
  expect(marks.at(0)?.requests).toBe(0)
  expect(marks.at(-1)?.requests).toBe(speed.requests)
})

test('leaves the cards as it found them, and counts what it made', () => {
  const { paywint, paywall, sila } = sandbox.truth()
  expect([paywint.cards.length, paywall.cards.length, sila.cards.length]).toEqual([1, 1, 1])
  const made = Object.fromEntries(benchmark.records.map(({ name, records }) => [name, records]))
  expect(paywint.paymentLinks).toHaveLength(made['Paywint payment link'] ?? 0)
  expect(paywall.paymentLinks).toHaveLength(made['Paywall payment link'] ?? 0)
})
