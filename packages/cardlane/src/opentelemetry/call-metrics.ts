import type { CardlaneEvent } from '@cardlane/core/adapter'
import type { Meter } from '@opentelemetry/api'
import { attributesOfCall, attributesOfEnd, attributesOfStep } from './attributes.js'

/** Seconds. The shorter ones are those that OpenTelemetry advises for HTTP; a deadline is 30 s unless set otherwise. */
const durationBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** Counts calls and what they took. No attribute has more values than there are instances, operations and codes. */
export function createCallMetrics(meter: Meter): (event: CardlaneEvent) => void {
  const counter = (name: string, unit: string, description: string) =>
    meter.createCounter(name, { unit, description })

  const duration = meter.createHistogram('cardlane.call.duration', {
    unit: 's',
    description: 'How long calls took, with all their requests and pauses',
    advice: { explicitBucketBoundaries: durationBoundaries },
  })
  const calls = counter('cardlane.calls', '{call}', 'Calls that have ended')
  const requests = counter('cardlane.requests', '{request}', 'HTTP requests sent')
  const retries = counter('cardlane.retries', '{retry}', 'Requests made again after a failure')
  const readBacks = counter('cardlane.read_backs', '{read_back}', 'Reads of what became of a broken change')
  const circuitChanges = counter('cardlane.circuit.changes', '{change}', 'Circuits opened and closed')

  return (event) => {
    const call = attributesOfCall(event)
    switch (event.type) {
      case 'call_succeeded':
      case 'call_failed': {
        const end = { ...call, ...attributesOfEnd(event) }
        calls.add(1, end)
        duration.record(event.durationMs / 1000, end)
        return
      }
      case 'request':
        requests.add(1, call)
        return
      case 'retry':
        retries.add(1, { ...call, 'error.type': event.code })
        return
      case 'read_back':
        readBacks.add(1, { ...call, ...attributesOfStep(event) })
        return
      case 'circuit':
        circuitChanges.add(1, { ...call, ...attributesOfStep(event) })
    }
  }
}
