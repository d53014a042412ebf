import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from '@cardlane/core/adapter'
import type { RequestLogEntry, Sandbox } from '@cardlane/sandbox'
import type { CallPlan, OpenRun, SeenRequest } from './run.js'

/** Tells which call each request at the sandbox belongs to, and so which call each change is of. */
export interface RequestBook {
  readonly world: Pick<World, 'configureHttp' | 'onEvent'>
  /** Requests that have changed something and belong to no call. */
  readonly strays: readonly RequestLogEntry[]
  /** How many requests have come. */
  readonly count: () => number
  open(lane: string, plan: CallPlan): OpenRun
  /** Does `work` as a part of this call. */
  within<T>(run: OpenRun, work: () => Promise<T>): Promise<T>
  /** Waits until the sandbox has processed what these calls have sent, as far as it ever will. */
  seen(runs: readonly OpenRun[]): Promise<void>
}

/** What `User-Agent` begins with; the number of the call follows. */
export const campaignAgent = 'cardlane-campaign/'

/**
 * A call is followed through everything it awaits, and its number travels in a header that no proof covers and that the
 * sandbox shows: so not even two calls on one card at one moment are mixed up.
 */
export function openRequestBook(
  sandbox: Sandbox,
  pending: () => number = () => sandbox.faults.pending(),
): RequestBook {
  const current = new AsyncLocalStorage<OpenRun>()
  const runs = new Map<string, OpenRun>()
  const strays: RequestLogEntry[] = []
  let count = 0

  sandbox.onRequest((entry) => {
    count += 1
    const run = runs.get(entry.shown.headers['user-agent']?.slice(campaignAgent.length) ?? '')
    if (run !== undefined) run.requests.push(seenRequest(entry))
    else if (entry.effects.length > 0) strays.push(entry)
  })

  return {
    strays,
    count: () => count,
    world: {
      onEvent({ type }) {
        const run = current.getStore()
        if (type === 'request' && run !== undefined) run.sent += 1
      },
      configureHttp(http) {
        http.interceptors.request.use((config) => {
          const run = current.getStore()
          if (run !== undefined) config.headers.set('User-Agent', `${campaignAgent}${run.id}`)
          return config
        })
      },
    },
    open(lane, plan) {
      const id = runs.size + 1
      const run = { ...plan, id, lane, reference: `campaign-${id}`, sent: 0, requests: [] }
      runs.set(String(id), run)
      return run
    },
    within: (run, work) => current.run(run, work),
    async seen(ended) {
      const missing = () => ended.some(({ sent, requests }) => requests.length < sent)
      // A request that was cut off on its way may never arrive. Every wait lets the sandbox read its sockets. One that
      // has arrived and is still to be processed is told when that is done.
      for (let wait = 0; missing() && (wait < 20 || pending() > 0); wait += 1) await sleep(5)
    },
  }
}

const seenRequest = ({ method, path, status, fault, effects }: RequestLogEntry): SeenRequest => ({
  ...{ method, path, status, effects },
  ...(fault !== undefined && { fault }),
})
