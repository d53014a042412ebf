import { randomUUID } from 'node:crypto'
import type { Clock } from '@cardlane/core'
import type { FaultSpec } from './faults/fault.js'
import { createFaultList, type FaultList } from './faults/fault-list.js'
import { checkFirstPort } from './first-port.js'
import type { RequestLogEntry } from './request-log.js'
import { describeProviders, type SandboxProviders } from './sandbox-providers.js'
import { readSnapshot, snapshotVersion, type SandboxSnapshot } from './sandbox-snapshot.js'
import { describeTruth, type SandboxTruth } from './sandbox-truth.js'
import { startProviders, type ProviderOptions, type Simulators } from './start-providers.js'
import { createSubscribers } from './subscribers.js'
import { createVirtualClock, type VirtualClock } from './virtual-clock.js'

export interface SandboxOptions extends ProviderOptions {
  /** What ids, tokens, links and random faults are drawn from. Default a new one; see `sandbox.seed`. */
  readonly seed?: string | number
  /** What links, tokens and `created` are measured by. Default the machine's clock. */
  readonly clock?: Clock
  /** Faults that are switched on from the start. */
  readonly faults?: readonly FaultSpec[]
  /**
   * The first of five ports: page, paywint, paywall's cards, paywall's payments, sila. Default free ones, which need
   * not follow each other.
   */
  readonly port?: number
  /** Serves the web page, too. Default `false`. */
  readonly page?: boolean
  /** What `snapshot()` gave: the sandbox goes on from there. */
  readonly state?: SandboxSnapshot
  /** Accepts only what the providers' documentation prints; see the README. Default `false`. */
  readonly strict?: boolean
}

export interface Sandbox extends Simulators {
  /** Start another sandbox with it, and the same ids, tokens and random faults come again. */
  readonly seed: string
  /** Moves link expiry, token expiry and signature windows: `sandbox.clock.advance('31m')`. */
  readonly clock: VirtualClock
  /** What goes wrong, and when. */
  readonly faults: FaultList
  /** A ready `providers` object for a Cardlane configuration. */
  readonly providers: SandboxProviders
  /** The web page, where it was asked for. */
  readonly page?: { readonly url: string }
  /** Hears of every request, as it was answered. Returns a function that ends it. */
  onRequest(listener: (entry: RequestLogEntry) => void): () => void
  /** Hears that a card, a link, the clock, a fault or anything else may have changed. Returns a function that ends it. */
  onChange(listener: () => void): () => void
  /** Hears that everything was taken back to the start. Returns a function that ends it. */
  onReset(listener: () => void): () => void
  /** The ground truth of all providers, as plain JSON. */
  truth(): SandboxTruth
  /** Everything that the providers remember, as plain JSON, for `startSandbox({ state })`. */
  snapshot(): SandboxSnapshot
  /** Everything as at the first start: cards, links, effects, requests, faults, seed and clock. */
  reset(): void
  /** Closes every socket, idle ones too. Calling it again does nothing. */
  close(): Promise<void>
}

/**
 * Starts the simulated providers on 127.0.0.1. Each keeps its state in memory, checks credentials as its provider
 * documents, and leaves no timer behind.
 *
 * ```ts
 * const sandbox = await startSandbox()
 * // … createCardlane({ adapters, config: { providers: sandbox.providers } })
 * await sandbox.close()
 * ```
 *
 * @throws Error that says what to do, when a port is in use; TypeError for a fault or a state with a mistake in it.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const port = checkFirstPort(options.port)
  const saved = options.state === undefined ? undefined : readSnapshot(options.state)
  const seed = chooseSeed(options.seed, saved)
  const requests = createSubscribers<RequestLogEntry>()
  const changes = createSubscribers<undefined>()
  const resets = createSubscribers<undefined>()
  const changed = (): void => {
    changes.tell(undefined)
  }

  const clock = createVirtualClock(options.clock, changed)
  const faults = createFaultList({ seed, routes: () => running.routes, changed })
  const onRequest = (entry: RequestLogEntry): void => {
    requests.tell(entry)
    changed()
  }
  const world = { clock, faults, seed, strict: options.strict ?? false, onRequest, changed }
  const running = await startProviders(world, options, port)
  const { simulators } = running

  const closing = [() => running.close()]
  const withoutPage: Sandbox = {
    ...simulators,
    ...{ seed, clock, faults, providers: describeProviders(simulators) },
    onRequest: requests.add,
    onChange: changes.add,
    onReset: resets.add,
    truth: () => describeTruth(simulators),
    snapshot: () => ({
      version: snapshotVersion,
      seed,
      clock: { offsetMs: clock.offsetMs },
      ...running.snapshot(),
    }),
    reset() {
      clock.setOffset(0)
      running.reset()
      faults.restart(options.faults ?? [])
      resets.tell(undefined)
      changed()
    },
    async close() {
      faults.close()
      await Promise.all(closing.map((close) => close()))
    },
  }

  try {
    faults.restart(options.faults ?? [])
    if (saved) {
      clock.setOffset(saved.clock.offsetMs)
      running.restore(saved)
    }
    if (options.page !== true) return withoutPage
    // Loaded when it is asked for: a test without the page does not wait for it.
    const { startConsole } = await import('./console/start-console.js')
    const page = await startConsole(withoutPage, { ...(port !== undefined && { port }) })
    closing.push(() => page.close())
    return { ...withoutPage, page: { url: page.url } }
  } catch (error) {
    await withoutPage.close()
    throw error
  }
}

/** A state goes on with its own seed: from another one, ids that it holds could be minted once more. */
function chooseSeed(seed: string | number | undefined, saved: SandboxSnapshot | undefined): string {
  if (saved === undefined) return seed === undefined ? randomUUID() : String(seed)
  if (seed === undefined || String(seed) === saved.seed) return saved.seed
  throw new TypeError(`This state was made with the seed ${saved.seed}. Start with that seed, or with none.`)
}
