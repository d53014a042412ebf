import { startPaywall, type PaywallSimulator } from './paywall/paywall-simulator.js'
import type { PaywallSimulatorOptions } from './paywall/paywall-options.js'
import { startPaywint, type PaywintSimulator } from './paywint/paywint-simulator.js'
import type { PaywintSimulatorOptions } from './paywint/paywint-options.js'
import type { SandboxSnapshot } from './sandbox-snapshot.js'
import type { SandboxWorld, Started } from './sandbox-world.js'
import { startSila, type SilaSimulator } from './sila/sila-simulator.js'
import type { SilaSimulatorOptions } from './sila/sila-options.js'

export interface ProviderOptions {
  readonly paywint?: PaywintSimulatorOptions
  readonly paywall?: PaywallSimulatorOptions
  readonly sila?: SilaSimulatorOptions
}

export interface RunningProviders {
  readonly paywint: Started<PaywintSimulator, SandboxSnapshot['paywint']>
  readonly paywall: Started<PaywallSimulator, SandboxSnapshot['paywall']>
  readonly sila: Started<SilaSimulator, SandboxSnapshot['sila']>
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
  try {
    const [paywint, paywall, sila] = await Promise.all(starting)
    return { paywint, paywall, sila }
  } catch (error) {
    const settled = await Promise.allSettled(starting)
    const opened = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    await Promise.all(opened.map(({ close }) => close()))
    throw error
  }
}
