import type { CardlaneEvent } from '@cardlane/core/adapter'
import type { Observer } from './observer.js'

/** The events of a call, as `world.onEvent` hears them. */
export function eventsObserver(): Observer {
  const events: CardlaneEvent[] = []
  return {
    onEvent: (event) => events.push(event),
    end: () => Promise.resolve([{ what: 'events', value: events }]),
  }
}
