import type { ErrorCode, ErrorContext } from '../errors/cardlane-error.js'

/** What happens on the wire, as it happens. */
export type WireEvent =
  | { readonly type: 'request'; readonly method: string }
  | { readonly type: 'response'; readonly status: number; readonly durationMs: number }
  | { readonly type: 'retry'; readonly code: ErrorCode; readonly pauseMs: number }

/** A `WireEvent` and the call it belongs to. Events carry no address, header, body or credential. */
export type CardlaneEvent = ErrorContext & WireEvent
