import type { World } from '@cardlane/core/adapter'
import { eventsObserver } from './events-observer.js'
import type { Observer, StartObserver } from './observer.js'
import { telemetryObserver } from './telemetry-observer.js'

/** Whatever else watches calls is added here, and is searched after every call. */
const observers: readonly StartObserver[] = [eventsObserver, telemetryObserver]

/** Lets every observer watch one call, beside the listener that the scenario has. */
export function observe(own: World['onEvent'] = () => undefined): Observer {
  const watching = observers.map((start) => start())
  return {
    onEvent(event) {
      for (const observer of watching) observer.onEvent(event)
      return own(event)
    },
    end: async () => (await Promise.all(watching.map((observer) => observer.end()))).flat(),
  }
}
