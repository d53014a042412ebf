import type { Effect, FaultKind } from '@cardlane/sandbox'
import type { Ask } from './ask.js'
import type { NetworkFault } from './network/network-fault.js'
import type { Said } from './said.js'

/** How one call is made. */
export interface CallPlan {
  readonly ask: Ask
  readonly deadlineMs: number
  /** Whether the deadline is an option of the instance, and the call has none of its own. */
  readonly byInstance?: boolean
  /** The caller gives up after so many milliseconds. */
  readonly abortsAfterMs?: number
  /** What the call meets on the network. Absent where there is no network to speak of. */
  readonly networkFault?: NetworkFault
  /** How it gets there, in words. */
  readonly route?: string
}

/** A request of a call, as the sandbox saw it. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  /** 0 where no answer went out. */
  readonly status: number
  readonly fault?: FaultKind
  readonly effects: readonly Effect[]
}

/** One call that is being made. The requests can still grow in number after the call has ended. */
export interface OpenRun extends CallPlan {
  readonly id: number
  /** The instance that is called. */
  readonly lane: string
  readonly reference: string
  /** How many requests the library says that it has sent. */
  sent: number
  readonly requests: SeenRequest[]
}

/** One call that has ended. */
export interface Run extends OpenRun {
  readonly said: Said
  readonly tookMs: number
  /** How much of that the machine was busy. */
  readonly busyMs: number
  /**
   * How long after its deadline it ended, or after the caller gave up, without the time in which the machine was busy
   * otherwise; 0 when it ended before.
   */
  readonly overdueMs: number
  /** The call that was made at the same time, by the same caller. */
  readonly beside?: Run
  /** What the campaign saw when it used a hosted link: absent when it works. */
  readonly deadLink?: string
}

export const effectsOf = ({ requests }: OpenRun): readonly Effect[] =>
  requests.flatMap(({ effects }) => effects)

/** The faults that a call met, without those that change nothing of importance. */
export const faultsOf = ({ requests }: OpenRun): readonly FaultKind[] =>
  requests.flatMap(({ fault }) => (fault === undefined || harmless.has(fault) ? [] : [fault]))

const harmless = new Set<FaultKind>(['extra_fields', 'unknown_enum', 'latency'])
