import type { CountedEffect, EffectLog } from './effect-log.js'
import type { LoopbackServer } from './loopback-server.js'
import type { RequestLog, RequestLogEntry } from './request-log.js'
import type { Route } from './route.js'
import { routeName, type Started } from './sandbox-world.js'

/** What a test sees of every simulator. */
export interface ObservedSimulator {
  /** The last 500 requests, oldest first. */
  readonly requests: readonly RequestLogEntry[]
  readonly requestCount: number
  /** The ground truth: what was really changed, and how often. */
  effects(): readonly CountedEffect[]
}

interface SimulatorParts<Own, Snapshot> {
  /** What no other simulator has. */
  readonly own: Own
  readonly log: RequestLog
  readonly effects: EffectLog
  readonly routes: readonly Route[]
  readonly servers: readonly LoopbackServer[]
  readonly state: { snapshot(): Snapshot; restore(saved: Snapshot): void }
  /** What a reset changes in the state of the beginning. Default nothing. */
  readonly beginAgain?: (beginning: Snapshot) => Snapshot
}

/** A simulator whose servers are open and whose state is as it begins, for its sandbox to show, save, reset and close. */
export function runningSimulator<Own extends object, Snapshot>(
  parts: SimulatorParts<Own, Snapshot>,
): Started<Own & ObservedSimulator, Snapshot> {
  const { own, log, effects, routes, servers, state, beginAgain = (beginning: Snapshot) => beginning } = parts
  const beginning = state.snapshot()
  return {
    simulator: {
      ...own,
      get requests() {
        return log.entries()
      },
      get requestCount() {
        return log.count()
      },
      effects: effects.counted,
    },
    routes: routes.map(routeName),
    snapshot: () => state.snapshot(),
    restore: (saved) => {
      state.restore(saved)
    },
    reset() {
      state.restore(beginAgain(beginning))
      log.clear()
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()))
    },
  }
}
