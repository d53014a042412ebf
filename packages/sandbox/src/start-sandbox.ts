import type { Clock } from '@cardlane/core'
import type { FaultSpec } from './faults/fault.js'
import { createFaultList, type FaultList } from './faults/fault-list.js'
import type { PaywallSimulatorOptions } from './paywall/paywall-options.js'
import { startPaywall, type PaywallSimulator } from './paywall/paywall-simulator.js'
import type { PaywintSimulatorOptions } from './paywint/paywint-options.js'
import { startPaywint, type PaywintSimulator } from './paywint/paywint-simulator.js'
import type { RequestLogEntry } from './request-log.js'
import { describeProviders, type SandboxProviders } from './sandbox-providers.js'
import type { SilaSimulatorOptions } from './sila/sila-options.js'
import { startSila, type SilaSimulator } from './sila/sila-simulator.js'
import { createVirtualClock, type VirtualClock } from './virtual-clock.js'

export interface SandboxOptions {
  /** What links, tokens and `created` are measured by. Default the machine's clock. */
  readonly clock?: Clock
  /** Faults that are switched on from the start. */
  readonly faults?: readonly FaultSpec[]
  /** Hears of every request, as it was answered. */
  readonly onRequest?: (entry: RequestLogEntry) => void
  readonly paywint?: PaywintSimulatorOptions
  readonly paywall?: PaywallSimulatorOptions
  readonly sila?: SilaSimulatorOptions
}

export interface Sandbox {
  readonly paywint: PaywintSimulator
  readonly paywall: PaywallSimulator
  readonly sila: SilaSimulator
  /** Moves link expiry, token expiry and signature windows: `sandbox.clock.advance('31m')`. */
  readonly clock: VirtualClock
  /** What goes wrong, and when. */
  readonly faults: FaultList
  /** A ready `providers` object for a Cardlane configuration. */
  readonly providers: SandboxProviders
  /** Closes every socket, idle ones too. Calling it again does nothing. */
  close(): Promise<void>
}

/**
 * Starts the simulated providers on free ports of 127.0.0.1. Each keeps its state in memory, checks credentials
 * as its provider documents, and leaves no timer behind.
 *
 * ```ts
 * const sandbox = await startSandbox()
 * // … createCardlane({ adapters, config: { providers: sandbox.providers } })
 * await sandbox.close()
 * ```
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = createVirtualClock(options.clock)
  const faults = createFaultList(options.faults)
  const world = { clock, faults, onRequest: options.onRequest ?? (() => undefined) }
  const [paywint, paywall, sila] = await Promise.all([
    startPaywint(world, options.paywint),
    startPaywall(world, options.paywall),
    startSila(world, options.sila),
  ])
  const simulators = { paywint: paywint.simulator, paywall: paywall.simulator, sila: sila.simulator }
  return {
    ...simulators,
    clock,
    faults,
    providers: describeProviders(simulators),
    async close() {
      await Promise.all([paywint.close(), paywall.close(), sila.close()])
    },
  }
}
