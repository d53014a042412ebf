import type { CardlaneEvent } from '@cardlane/core/adapter'
import { createManualClock, type ManualClock } from '@cardlane/core/testing'
import { paywall } from '@cardlane/paywall'
import { paywint } from '@cardlane/paywint'
import { startSandbox, type Sandbox } from '@cardlane/sandbox'
import { sila } from '@cardlane/sila'
import { createCardlane, type CardProvider } from '../../index.js'
import { openTelemetryListener } from '../index.js'
import { startTelemetry, type Telemetry } from './telemetry.js'

/** Every provider on loopback, an application of them, and OpenTelemetry beside the application's own listener. */
export interface Stage {
  readonly sandbox: Sandbox
  readonly clock: ManualClock
  readonly telemetry: Telemetry
  /** What the application itself heard. */
  readonly events: readonly CardlaneEvent[]
  /** What the application does on an event. */
  onEvent: (event: CardlaneEvent) => void
  provider(name: InstanceName): CardProvider
  end(): Promise<void>
}

export type InstanceName = 'paywint' | 'paywall' | 'sila' | 'sila-token'

export async function openStage(): Promise<Stage> {
  const clock = createManualClock()
  const sandbox = await startSandbox({ clock })
  const telemetry = startTelemetry()
  const events: CardlaneEvent[] = []
  const tellOpenTelemetry = openTelemetryListener(telemetry)
  const { clientId, clientSecret } = sandbox.sila

  const cardlane = createCardlane({
    adapters: [paywint, paywall, sila],
    config: {
      providers: {
        ...sandbox.providers,
        sila: { ...sandbox.providers.sila, circuitFailures: 4 },
        'sila-token': { ...sandbox.providers.sila, auth: { kind: 'token', clientId, clientSecret } },
      },
    },
    world: {
      clock,
      random: () => 0,
      onEvent(event) {
        events.push(event)
        stage.onEvent(event)
        tellOpenTelemetry(event)
      },
    },
  })

  const stage: Stage = {
    sandbox,
    clock,
    telemetry,
    events,
    onEvent: () => undefined,
    provider: (name) => cardlane.provider(name),
    async end() {
      await Promise.all([telemetry.shutdown(), sandbox.close()])
    },
  }
  return stage
}
