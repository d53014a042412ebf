import type { CardlaneEvent } from '@cardlane/core/adapter'
import { metrics, trace, type MeterProvider, type TracerProvider } from '@opentelemetry/api'
import { createCallMetrics } from './call-metrics.js'
import { createCallSpans } from './call-spans.js'

export interface OpenTelemetrySettings {
  /** Default: the global one. */
  readonly tracerProvider?: TracerProvider | undefined
  /** Default: the global one, as it is when the first call starts. */
  readonly meterProvider?: MeterProvider | undefined
}

/**
 * Makes an `onEvent` that tells OpenTelemetry of every call: a span such as `cardlane.updateCard` under the caller's active
 * one, counters, and a histogram of durations in seconds. One listener may serve any number of provider instances.
 *
 * ```ts
 * createCardlane({ adapters, config, world: { onEvent: openTelemetryListener() } })
 * ```
 */
export function openTelemetryListener({
  tracerProvider = trace,
  meterProvider,
}: OpenTelemetrySettings = {}): (event: CardlaneEvent) => void {
  const tellSpans = createCallSpans(tracerProvider.getTracer('cardlane'))
  let tellMetrics: ((event: CardlaneEvent) => void) | undefined

  return (event) => {
    tellSpans(event)
    // The global tracer finds an SDK that is started later; a meter would stay silent for ever.
    tellMetrics ??= createCallMetrics((meterProvider ?? metrics).getMeter('cardlane'))
    tellMetrics(event)
  }
}
