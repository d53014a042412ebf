import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { startSandbox, type Sandbox } from '@cardlane/sandbox'
import { AggregationTemporality, InMemoryMetricExporter } from '@opentelemetry/sdk-metrics'
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { money, type CardProvider } from 'cardlane'
import { createCards } from './create-cards.js'
import { createLogger } from './create-logger.js'
import { startTelemetry } from './start-telemetry.js'
import { tellStory } from './tell-story.js'

const debug = 20
const info = 30
const warn = 40
const error = 50

let sandbox: Sandbox
let provider: (name: 'paywall' | 'sila') => CardProvider
let written: string[]
let exported: { readonly spans: readonly ReadableSpan[]; readonly metrics: readonly unknown[] }

beforeEach(async () => {
  sandbox = await startSandbox()
  written = []
  const logger = createLogger({ write: (line) => written.push(line) })
  const cardlane = createCards({ providers: sandbox.providers, logger, world: { random: () => 0 } })
  provider = (name) => cardlane.provider(name)

  const spans = new InMemorySpanExporter()
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
  const telemetry = startTelemetry({ spans, metrics })
  await tellStory({ cards: provider('sila'), sandbox, logger })
  await telemetry.flush()
  exported = { spans: spans.getFinishedSpans(), metrics: metrics.getMetrics() }
  await telemetry.end()
})
afterEach(() => sandbox.close())

const lines = () => written.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)

function storyOf(operation: string) {
  return lines().filter((line) => line['operation'] === operation)
}

describe('what pino wrote', () => {
  test('is a line for each event, at a level that says how much it matters', () => {
    expect(storyOf('listCards').map(({ level, msg }) => [level, msg])).toEqual([
      [debug, 'sila listCards: call_started'],
      [debug, 'sila listCards: request'],
      [debug, 'sila listCards: response'],
      [warn, 'sila listCards: retry'],
      [debug, 'sila listCards: request'],
      [debug, 'sila listCards: response'],
      [info, 'sila listCards: call_succeeded'],
    ])
  })

  test('has the fields of the events', () => {
    expect(storyOf('addCard').slice(-2)).toMatchObject([
      { level: warn, type: 'read_back', outcome: 'applied' },
      { level: info, type: 'call_succeeded', status: 'added', provider: 'sila', adapter: 'sila' },
    ])
    expect(storyOf('deleteCard').at(-1)).toMatchObject({
      ...{ level: warn, type: 'call_failed', code: 'card_not_found', outcome: 'not_applied' },
    })
  })

  test('has errors as they say it is safe', () => {
    const failed = storyOf('deleteCard').at(-1)
    expect(lines().at(-1)).toMatchObject({ level: warn, msg: 'The card could not be deleted' })
    expect(lines().at(-1)?.['err']).toEqual({
      name: 'CardNotFoundError',
      message: expect.stringContaining('sila deleteCard: '),
      ...{ code: 'card_not_found', phase: 'response', outcome: 'not_applied', retryable: false },
      hint: expect.any(String),
      ...{ provider: 'sila', operation: 'deleteCard', reference: failed?.['reference'], attempts: 1 },
    })
  })

  test('is an error where nobody can tell what became of a call', async () => {
    sandbox.faults.add({ kind: 'drop_after' })
    const payment = { owner: sandbox.paywall.relationalId1, amount: money('150.75', 'USD') }
    await expect(provider('paywall').createPaymentLink(payment)).rejects.toMatchObject({ outcome: 'unknown' })
    expect(lines().at(-1)).toMatchObject({ level: error, type: 'call_failed', outcome: 'unknown' })
  })

  test('says which trace it belongs to', () => {
    const root = exported.spans.find(({ name }) => name === 'open the wallet')?.spanContext()
    const traces = lines().map(({ trace_id, span_id }) => `${String(trace_id)} ${String(span_id)}`)
    expect(new Set(traces)).toEqual(new Set([`${String(root?.traceId)} ${String(root?.spanId)}`]))
  })
})

test('OpenTelemetry has the same calls, under the span of the application', () => {
  const { spans, metrics } = exported
  const root = spans.at(-1)
  expect(spans.map(({ name, parentSpanContext }) => [name, parentSpanContext?.spanId])).toEqual([
    ['cardlane.listCards', root?.spanContext().spanId],
    ['cardlane.addCard', root?.spanContext().spanId],
    ['cardlane.deleteCard', root?.spanContext().spanId],
    ['open the wallet', undefined],
  ])
  expect(inspect(metrics, { depth: Infinity })).toContain('cardlane.call.duration')
})

test('neither holds a credential, an address, an owner or the name of a card', () => {
  const { userHandle, userKey, appKey, baseUrl } = sandbox.sila
  const all = `${written.join('')} ${inspect(exported, { depth: Infinity, showHidden: true })}`
  const secrets = [userHandle, userKey, appKey, baseUrl, '127.0.0.1', '/0.2/', 'Second card']
  expect(all).toContain('card_not_found')
  expect(secrets.filter((secret) => all.includes(secret))).toEqual([])
})
