import type { CardlaneEvent, EventContext } from '@cardlane/core/adapter'
import { SpanKind, SpanStatusCode, type Span, type Tracer } from '@opentelemetry/api'
import { attributesOfCall, attributesOfEnd, attributesOfStep, type CallEnd } from './attributes.js'

/** One span for each call, with an event for each step. */
export function createCallSpans(tracer: Tracer): (event: CardlaneEvent) => void {
  const open = new Map<string, Span>()

  return (event) => {
    if (event.type === 'call_started') {
      open.set(event.callId, startSpan(tracer, event))
      return
    }
    // None when a token that several calls wait for arrives after the call that asked for it has given up.
    const span = open.get(event.callId)
    if (span === undefined) return
    if (event.type === 'call_succeeded' || event.type === 'call_failed') {
      open.delete(event.callId)
      endSpan(span, event)
    } else {
      span.addEvent(`cardlane.${event.type}`, attributesOfStep(event))
    }
  }
}

/** A client span, because a call is one errand at a remote service, however many requests it takes. */
function startSpan(tracer: Tracer, call: EventContext): Span {
  return tracer.startSpan(`cardlane.${call.operation}`, {
    kind: SpanKind.CLIENT,
    attributes: { ...attributesOfCall(call), 'cardlane.reference': call.reference },
  })
}

function endSpan(span: Span, end: EventContext & CallEnd): void {
  span.setAttributes({ ...attributesOfEnd(end), 'cardlane.attempts': end.attempts })
  if (end.type === 'call_failed') span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}
