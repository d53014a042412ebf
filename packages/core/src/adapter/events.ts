import type { ErrorCode, ErrorContext, Outcome } from '../errors/cardlane-error.js'
import type { CircuitState } from '../model/card-provider.js'

/** What happens in a call, as it happens. */
export type CallEvent =
  | { readonly type: 'call_started' }
  /** `status` is the result's own, where it has one. */
  | { readonly type: 'call_succeeded'; readonly durationMs: number; readonly status?: string }
  | {
      readonly type: 'call_failed'
      readonly durationMs: number
      readonly code: ErrorCode
      readonly outcome: Outcome
    }
  | { readonly type: 'request'; readonly method: string }
  | { readonly type: 'response'; readonly httpStatus: number; readonly durationMs: number }
  /** A request failed with `code` and is made again: after a pause, or at once with new auth headers or a corrected clock. */
  | { readonly type: 'retry'; readonly code: ErrorCode; readonly pauseMs: number }
  /** The provider asked to slow down, so a request waits for `pauseMs` until its turn. */
  | { readonly type: 'held_back'; readonly pauseMs: number }
  /** A change broke, and a read has shown what became of it; with `pauseMs`, it is read once more after that. */
  | { readonly type: 'read_back'; readonly outcome: Outcome; readonly pauseMs?: number }
  /** `expiresAt` is in epoch milliseconds. */
  | { readonly type: 'token_refreshed'; readonly expiresAt: number }
  /** The provider's clock goes `skewMs` before the machine's, and requests are dated by it from now on. */
  | { readonly type: 'clock_corrected'; readonly skewMs: number }
  /** The provider answered something that its documentation does not have, at these paths. It was let through. */
  | { readonly type: 'drift'; readonly paths: readonly string[] }
  /** What the provider answered holds what looks like a full card number, at these paths. */
  | { readonly type: 'card_number_seen'; readonly paths: readonly string[] }
  | { readonly type: 'circuit'; readonly state: Exclude<CircuitState, 'half_open'> }

/** Which call an event belongs to. `callId` is unique, also where two callers gave the same `reference`. */
export interface EventContext extends ErrorContext {
  readonly adapter: string
  readonly callId: string
}

/** A `CallEvent` and the call it belongs to. Events carry no address, header, body or credential. */
export type CardlaneEvent = EventContext & CallEvent
