import { trace } from '@opentelemetry/api'
import { isCardlaneError } from 'cardlane'
import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino'

/** The application's logger: it knows how to write a `CardlaneError`, and which trace a line belongs to. */
export function createLogger(destination?: DestinationStream): Logger {
  const options = {
    level: 'debug',
    // pino's own serializer would add the messages and the stacks of all causes.
    serializers: {
      err: (error: Error) => (isCardlaneError(error) ? error.toJSON() : stdSerializers.err(error)),
    },
    mixin() {
      const span = trace.getActiveSpan()?.spanContext()
      return span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId }
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
