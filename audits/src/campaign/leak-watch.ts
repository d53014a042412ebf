import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock, type Clock } from '@cardlane/core'
import type { World } from '@cardlane/core/adapter'

/** Counts what a call must not leave behind: timers, sockets in use, listeners, rejections that nobody handles. */
export interface LeakWatch {
  readonly world: Pick<World, 'clock' | 'configureHttp'>
  readonly onListenerLeft: (reference: string) => void
  /** What is still in use by calls, although all have ended. Connections that are kept open for the next call are not. */
  leftByCalls(): Promise<readonly string[]>
  /** Ends the connections that are kept open. */
  closeConnections(): void
  /** What is left when the sandbox is closed too. Ends the watch. */
  leftAtEnd(): Promise<readonly string[]>
}

/** `patienceMs`: how long what was ended may take to be gone. */
export function watchLeaks(patienceMs = 2000): LeakWatch {
  const before = countResources()
  const agents = new Set<Agent>()
  const timers = new Set<object>()
  const leaks: string[] = []
  const onRejection = (reason: unknown) => {
    leaks.push(`a rejection that nobody handles: ${String(reason)}`)
  }
  process.on('unhandledRejection', onRejection)

  const clock: Clock = {
    now: () => systemClock.now(),
    monotonic: () => systemClock.monotonic(),
    schedule(task, ms) {
      const timer = {}
      const cancel = systemClock.schedule(() => {
        timers.delete(timer)
        task()
      }, ms)
      timers.add(timer)
      return () => {
        timers.delete(timer)
        cancel()
      }
    },
  }

  const usedByCalls = (): readonly string[] => [
    ...(timers.size === 0 ? [] : [`${timers.size} timers of calls are still set`]),
    ...[...agents].flatMap((agent) =>
      [agent.sockets, agent.requests].flatMap((held) =>
        Object.keys(held).map((host) => `a connection to ${host} is in use`),
      ),
    ),
  ]
  const moreThanBefore = (): readonly string[] =>
    Object.entries(countResources())
      .filter(([kind, count]) => count > (before[kind] ?? 0))
      .map(([kind, count]) => `${kind}: ${count}, and ${before[kind] ?? 0} before`)

  return {
    world: {
      clock,
      configureHttp(http) {
        http.interceptors.request.use((config) => {
          for (const agent of [config.httpAgent, config.httpsAgent] as unknown[]) {
            if (agent instanceof Agent) agents.add(agent)
          }
          return config
        })
      },
    },
    onListenerLeft: (reference) => leaks.push(`a listener on the signal of ${reference}`),
    async leftByCalls() {
      await eventually(() => usedByCalls().length === 0, patienceMs)
      return usedByCalls()
    },
    closeConnections() {
      for (const agent of agents) agent.destroy()
    },
    async leftAtEnd() {
      await eventually(() => moreThanBefore().length === 0, patienceMs)
      process.off('unhandledRejection', onRejection)
      return [...leaks, ...moreThanBefore()]
    },
  }
}

/** What keeps the process busy, by kind. */
function countResources(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** A socket that has been destroyed is closed a little later. */
async function eventually(isSo: () => boolean, patienceMs: number): Promise<void> {
  for (let waited = 0; waited < patienceMs && !isSo(); waited += 10) await sleep(10)
}
