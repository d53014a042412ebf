import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { openStage, type Stage } from './__fixtures__/stage.js'
import { openTelemetryListener } from './index.js'

let stage: Stage
beforeEach(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  stage = await openStage()
})
afterEach(async () => {
  context.disable()
  await stage.end()
})

const owner = 'user.silamoney.eth'
const list = (reference: string) => stage.provider('sila').listCards(owner, { reference })

function spanWith(reference: string): ReadableSpan | undefined {
  return stage.telemetry.spans().find(({ attributes }) => attributes['cardlane.reference'] === reference)
}

describe('the span of a call', () => {
  test('is a child of the span that is active where the call is made', async () => {
    const tracer = stage.telemetry.tracerProvider.getTracer('application')
    const handle = (name: string) =>
      tracer.startActiveSpan(name, async (span) => {
        await list(`${name}-1`)
        await list(`${name}-2`)
        span.end()
        return span.spanContext()
      })

    const [checkout, settings] = await Promise.all([handle('checkout'), handle('settings')])
    expect(checkout.traceId).not.toBe(settings.traceId)
    for (const reference of ['checkout-1', 'checkout-2']) {
      expect(spanWith(reference)?.parentSpanContext).toEqual(checkout)
    }
    for (const reference of ['settings-1', 'settings-2']) {
      expect(spanWith(reference)?.parentSpanContext).toEqual(settings)
    }
  })

  test('is a root where there is none', async () => {
    await list('alone')
    expect(spanWith('alone')?.parentSpanContext).toBeUndefined()
  })
})

test('without providers, the global ones are meant, also where they are set later', async () => {
  const tell = openTelemetryListener()
  trace.setGlobalTracerProvider(stage.telemetry.tracerProvider)
  metrics.setGlobalMeterProvider(stage.telemetry.meterProvider)
  try {
    await list('order-17')
    for (const event of stage.events) tell({ ...event, provider: 'told-by-global' })
  } finally {
    trace.disable()
    metrics.disable()
  }
  expect(stage.telemetry.spans().map(({ attributes }) => attributes['cardlane.provider'])).toEqual([
    ...['sila', 'told-by-global'],
  ])
  expect(JSON.stringify(await stage.telemetry.metrics())).toContain('told-by-global')
})
