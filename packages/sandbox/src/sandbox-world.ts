import type { SimulatorWorld } from './simulator-listener.js'

/** What every simulator of a sandbox starts with. */
export interface SandboxWorld extends SimulatorWorld {
  /** What ids, tokens and links are drawn from. */
  readonly seed: string
  /** Whether only what the documentation prints is accepted. */
  readonly strict: boolean
  /** Says that something has changed other than by a request. */
  readonly changed: () => void
}

/** A simulator that is running, and what its sandbox may do with it. */
export interface Started<Simulator, Snapshot> {
  readonly simulator: Simulator
  /** Method and path of its routes. */
  readonly routes: readonly string[]
  readonly snapshot: () => Snapshot
  readonly restore: (snapshot: Snapshot) => void
  /** Everything as at the start, with an empty request log. */
  readonly reset: () => void
  readonly close: () => Promise<void>
}

export const routeName = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`
