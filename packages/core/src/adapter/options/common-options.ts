import { z } from 'zod'

/** Options that every adapter has. Spread them into the adapter's own strict object. */
export const commonOptions = {
  /** One budget in milliseconds for a whole call. Default: 30,000. */
  deadlineMs: z.int().min(1).max(600_000).default(30_000),
  /** How often one request is sent at most, where repeating is safe. Default: 3. */
  maxAttempts: z.int().min(1).max(10).default(3),
  /** After how many failures in a row, at one host, nothing is sent any more. 0: never. Default: 10. */
  circuitFailures: z.int().min(0).max(1000).default(10),
  /** For how long, in milliseconds. After that one call is let through to see. Default: 30,000. */
  circuitOpenMs: z.int().min(1).max(600_000).default(30_000),
  /** How many connections are open to one host at most; further requests wait for one. Default: 50. */
  maxConnections: z.int().min(1).max(10_000).default(50),
  /** The longest card name in characters. No provider publishes its limit. Default: 100. */
  maxNameLength: z.int().min(1).max(1000).default(100),
}

export interface CommonOptions {
  readonly deadlineMs: number
  readonly maxAttempts: number
  readonly circuitFailures: number
  readonly circuitOpenMs: number
  readonly maxConnections: number
  readonly maxNameLength: number
}
