import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import type { SandboxProviders } from '@cardlane/sandbox'
import { sila } from '@cardlane/sila'
import { createCardlane, type CardlaneSettings } from 'cardlane'
import { openTelemetryListener } from 'cardlane/opentelemetry'
import type { BaseLogger } from 'pino'
import { logCalls } from './log-calls.js'

interface Surroundings {
  readonly providers: SandboxProviders
  readonly logger: BaseLogger
  readonly world?: CardlaneSettings['world']
}

/** The providers, watched by OpenTelemetry and by the log. */
export function createCards({ providers, logger, world }: Surroundings) {
  const trace = openTelemetryListener()
  const log = logCalls(logger)
  return createCardlane({
    adapters: [paywint, paywall, sila],
    config: { providers },
    world: {
      ...world,
      onEvent(event) {
        trace(event)
        log(event)
      },
    },
  })
}
