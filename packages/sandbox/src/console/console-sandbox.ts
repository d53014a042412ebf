import type { Duration } from '../duration.js'
import type { CountedEffect } from '../effect-log.js'
import type { FaultList } from '../faults/fault-list.js'
import type { RequestLogEntry } from '../request-log.js'

/** What one provider really holds, as plain JSON in the provider's own names. */
export interface ProviderTruth {
  readonly cards: readonly object[]
  readonly paymentLinks?: readonly object[]
  readonly effects: readonly CountedEffect[]
}

/** What the page needs of a sandbox. */
export interface ConsoleSandbox {
  readonly clock: { now(): number; advance(duration: Duration): void; readonly offsetMs: number }
  readonly faults: Omit<FaultList, 'take'>
  readonly paywall: { rotateUniqueCodes(): void }
  /** A ready `providers` object for a Cardlane configuration. */
  readonly providers: object
  /** Hears of every request from now on. Gives the function that ends it. */
  onRequest(listener: (entry: RequestLogEntry) => void): () => void
  /** Hears that something may have changed. Gives the function that ends it. */
  onChange(listener: () => void): () => void
  /** By provider. */
  truth(): Readonly<Record<string, ProviderTruth>>
  /** Takes everything back to the beginning. */
  reset(): void | Promise<void>
}
