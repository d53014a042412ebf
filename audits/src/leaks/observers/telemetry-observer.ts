import { openTelemetryListener, type OpenTelemetrySettings } from 'cardlane/opentelemetry'
import { requireFromCardlane } from '../stage/from-cardlane.js'
import type { Observer } from './observer.js'

type Provider<Kind> = Kind & { shutdown(): Promise<void> }

interface SpanExporter {
  getFinishedSpans(): readonly unknown[]
}

interface MetricReader {
  collect(): Promise<{ readonly resourceMetrics: unknown }>
}

/** As much of OpenTelemetry's SDK as is used here. */
const { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } = requireFromCardlane(
  '@opentelemetry/sdk-trace-base',
) as {
  readonly BasicTracerProvider: new (
    config: object,
  ) => Provider<NonNullable<OpenTelemetrySettings['tracerProvider']>>
  readonly InMemorySpanExporter: new () => SpanExporter
  readonly SimpleSpanProcessor: new (exporter: SpanExporter) => object
}
const { InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } = requireFromCardlane(
  '@opentelemetry/sdk-metrics',
) as {
  readonly InMemoryMetricExporter: new (temporality: number) => object
  readonly MeterProvider: new (
    config: object,
  ) => Provider<NonNullable<OpenTelemetrySettings['meterProvider']>>
  readonly PeriodicExportingMetricReader: new (config: object) => MetricReader
}

/** The spans and metrics that `cardlane/opentelemetry` makes of a call. */
export function telemetryObserver(): Observer {
  const spans = new InMemorySpanExporter()
  const tracerProvider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] })
  const reader = new PeriodicExportingMetricReader({ exporter: new InMemoryMetricExporter(0) })
  const meterProvider = new MeterProvider({ readers: [reader] })
  return {
    onEvent: openTelemetryListener({ tracerProvider, meterProvider }),
    async end() {
      const { resourceMetrics } = await reader.collect()
      const finished = [...spans.getFinishedSpans()]
      await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()])
      return [
        { what: 'spans', value: finished },
        { what: 'metrics', value: resourceMetrics },
      ]
    },
  }
}
