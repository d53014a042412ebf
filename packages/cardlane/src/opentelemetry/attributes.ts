import type { CallEvent, EventContext } from '@cardlane/core/adapter'
import type { Attributes } from '@opentelemetry/api'

/** How a call ended. */
export type CallEnd = Extract<CallEvent, { type: 'call_succeeded' | 'call_failed' }>

/** What happened between the start of a call and its end. */
export type CallStep = Exclude<CallEvent, CallEnd | { type: 'call_started' }>

/** Which instance does what. Few values, so that metrics can have them, too. */
export function attributesOfCall({ provider, adapter, operation }: EventContext): Attributes {
  return { 'cardlane.provider': provider, 'cardlane.adapter': adapter, 'cardlane.operation': operation }
}

/** Few values, too. */
export function attributesOfEnd(end: CallEnd): Attributes {
  if (end.type === 'call_failed') return { 'error.type': end.code, 'cardlane.outcome': end.outcome }
  return end.status === undefined ? {} : { 'cardlane.status': end.status }
}

export function attributesOfStep(step: CallStep): Attributes {
  switch (step.type) {
    case 'request':
      return { 'http.request.method': step.method }
    case 'response':
      return { 'http.response.status_code': step.httpStatus }
    case 'retry':
      return { 'error.type': step.code, 'cardlane.pause_ms': step.pauseMs }
    case 'held_back':
      return { 'cardlane.pause_ms': step.pauseMs }
    case 'read_back':
      return {
        'cardlane.outcome': step.outcome,
        ...(step.pauseMs !== undefined && { 'cardlane.pause_ms': step.pauseMs }),
      }
    case 'token_refreshed':
      return { 'cardlane.expires_at_ms': step.expiresAt }
    case 'clock_corrected':
      return { 'cardlane.skew_ms': step.skewMs }
    case 'drift':
    case 'card_number_seen':
      return { 'cardlane.paths': [...step.paths] }
    case 'circuit':
      return { 'cardlane.circuit.state': step.state }
  }
}
