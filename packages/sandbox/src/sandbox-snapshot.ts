import { z } from 'zod'
import type { ProviderName } from './faults/fault.js'
import { paywallSnapshot } from './paywall/paywall-snapshot.js'
import { paywintSnapshot } from './paywint/paywint-snapshot.js'
import { silaSnapshot } from './sila/sila-snapshot.js'

export const snapshotVersion = 1

const schema = z.strictObject({
  version: z.literal(snapshotVersion, { error: `this sandbox reads version ${snapshotVersion}` }),
  seed: z.string(),
  clock: z.strictObject({ offsetMs: z.number().min(0) }),
  paywint: paywintSnapshot,
  paywall: paywallSnapshot,
  sila: silaSnapshot,
})

/**
 * Everything that the simulated providers remember, as plain JSON: cards, links, tokens, counted effects, how far the
 * clock was moved, and where the seed's sequences stand. Faults and the list of requests are not part of it.
 */
export type SandboxSnapshot = z.infer<typeof schema>

/** The part of it that the providers themselves remember. */
export type ProvidersSnapshot = Pick<SandboxSnapshot, ProviderName>

const shownProblems = 5

/** @throws TypeError that names what is wrong by its JSON path. */
export function readSnapshot(value: unknown): SandboxSnapshot {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${jsonPath(path)}: ${message}`)
  const more = problems.length > shownProblems ? [`and ${problems.length - shownProblems} more`] : []
  throw new TypeError(
    `This is not the state of a sandbox.\n${[...problems.slice(0, shownProblems), ...more].join('\n')}`,
  )
}

/** `$.sila.cards[0].card_id`. */
function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${String(step)}`),
    '$',
  )
}
