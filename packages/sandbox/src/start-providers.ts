import type { FaultRoutes } from './faults/fault-list.js'
import { startPaywall, type PaywallSimulator } from './paywall/paywall-simulator.js'
import type { PaywallSimulatorOptions } from './paywall/paywall-options.js'
import { startPaywint, type PaywintSimulator } from './paywint/paywint-simulator.js'
import type { PaywintSimulatorOptions } from './paywint/paywint-options.js'
import type { ProvidersSnapshot } from './sandbox-snapshot.js'
import type { SandboxWorld } from './sandbox-world.js'
import { startSila, type SilaSimulator } from './sila/sila-simulator.js'
import type { SilaSimulatorOptions } from './sila/sila-options.js'

export interface ProviderOptions {
  readonly paywint?: PaywintSimulatorOptions
  readonly paywall?: PaywallSimulatorOptions
  readonly sila?: SilaSimulatorOptions
}

/** What a sandbox is made of. */
export interface Simulators {
  readonly paywint: PaywintSimulator
  readonly paywall: PaywallSimulator
  readonly sila: SilaSimulator
}

export interface RunningProviders {
  readonly simulators: Simulators
  readonly routes: FaultRoutes
  snapshot(): ProvidersSnapshot
  restore(saved: ProvidersSnapshot): void
  /** Everything as at the start, with empty request logs. */
  reset(): void
  close(): Promise<void>
}

/** All three, or none: what has been opened is closed again when another one cannot be. `port` is that of the page. */
export async function startProviders(
  world: SandboxWorld,
  options: ProviderOptions,
  port: number | undefined,
): Promise<RunningProviders> {
  const at = (place: number): number => (port === undefined ? 0 : port + place)
  const starting = [
    startPaywint(world, { options: options.paywint, port: at(1) }),
    startPaywall(world, { options: options.paywall, ports: { cards: at(2), payments: at(3) } }),
    startSila(world, { options: options.sila, port: at(4) }),
  ] as const
  const [paywint, paywall, sila] = await Promise.all(starting).catch(async (error: unknown) => {
    await closeStarted(starting)
    throw error
  })
  const all = [paywint, paywall, sila]
  return {
    simulators: { paywint: paywint.simulator, paywall: paywall.simulator, sila: sila.simulator },
    routes: { paywint: paywint.routes, paywall: paywall.routes, sila: sila.routes },
    snapshot: () => ({
      paywint: paywint.snapshot(),
      paywall: paywall.snapshot(),
      sila: sila.snapshot(),
    }),
    restore(saved) {
      paywint.restore(saved.paywint)
      paywall.restore(saved.paywall)
      sila.restore(saved.sila)
    },
    reset() {
      for (const { reset } of all) reset()
    },
    async close() {
      await Promise.all(all.map(({ close }) => close()))
    },
  }
}

async function closeStarted(starting: readonly Promise<{ close(): Promise<void> }>[]): Promise<void> {
  const settled = await Promise.allSettled(starting)
  const started = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  await Promise.all(started.map((each) => each.close()))
}
