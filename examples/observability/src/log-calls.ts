import type { CardlaneEvent } from 'cardlane'
import type { BaseLogger } from 'pino'

const levels = {
  call_started: 'debug',
  call_succeeded: 'info',
  request: 'debug',
  response: 'debug',
  token_refreshed: 'debug',
  retry: 'warn',
  held_back: 'warn',
  read_back: 'warn',
  clock_corrected: 'warn',
  circuit: 'warn',
  drift: 'warn',
  card_number_seen: 'error',
} as const

/** An `onEvent` that writes a line for each event, with its fields as they are: they hold nothing secret. */
export function logCalls(logger: BaseLogger): (event: CardlaneEvent) => void {
  return (event) => {
    const { provider, operation, type } = event
    logger[levelOf(event)](event, `${provider} ${operation}: ${type}`)
  }
}

function levelOf(event: CardlaneEvent) {
  if (event.type !== 'call_failed') return levels[event.type]
  // Somebody has to find out by hand what became of it.
  return event.outcome === 'unknown' ? 'error' : 'warn'
}
