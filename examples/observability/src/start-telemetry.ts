import { context, metrics, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import {
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base'

interface Exporters {
  readonly spans: SpanExporter
  readonly metrics: PushMetricExporter
}

/** OpenTelemetry as an application sets it up, whether it uses Cardlane or not. */
export function startTelemetry(exporters: Exporters) {
  const tracerProvider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporters.spans)],
  })
  const reader = new PeriodicExportingMetricReader({ exporter: exporters.metrics })
  const meterProvider = new MeterProvider({ readers: [reader] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(tracerProvider)
  metrics.setGlobalMeterProvider(meterProvider)

  return {
    async flush() {
      await Promise.all([tracerProvider.forceFlush(), meterProvider.forceFlush()])
    },
    async end() {
      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()])
      for (const api of [context, trace, metrics]) api.disable()
    },
  }
}
