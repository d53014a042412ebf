import { isCardlaneError } from '@cardlane/core'
import type { Sandbox } from '@cardlane/sandbox'

export interface Step {
  readonly name: string
  /** Whether a success has to have changed something at the provider, once. Default `false`. */
  readonly changes?: boolean
  /** May resolve to a text that says more than `ok`. */
  readonly run: () => Promise<unknown>
}

type Provider = keyof ReturnType<Sandbox['truth']>

/**
 * Runs the steps one after the other and says what became of each: `ok`, or the code of the error. Whoever said
 * something else than what the provider knows is told as a lie.
 */
export async function tellOutcomes(sandbox: Sandbox, provider: Provider, steps: readonly Step[]) {
  const told: Record<string, string> = {}
  for (const { name, changes = false, run } of steps) {
    const before = timesChanged(sandbox, provider)
    const outcome = await outcomeOf(run())
    const changed = timesChanged(sandbox, provider) - before
    told[name] = isLie(outcome, changes, changed) ? `lie: ${outcome.text}, changed ${changed} times` : outcome.text
  }
  return told
}

interface Outcome {
  readonly text: string
  /** What was said about the change. */
  readonly said: 'applied' | 'not_applied' | 'unknown'
}

async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    const told = await call
    return { text: typeof told === 'string' ? told : 'ok', said: 'applied' }
  } catch (error) {
    if (isCardlaneError(error)) return { text: `${error.code}, ${error.outcome}`, said: error.outcome }
    throw error
  }
}

function isLie({ said }: Outcome, changes: boolean, changed: number): boolean {
  if (said === 'unknown') return changed > 1
  return changed !== (changes && said === 'applied' ? 1 : 0)
}

const timesChanged = (sandbox: Sandbox, provider: Provider): number =>
  sandbox.truth()[provider].effects.reduce((sum, { times }) => sum + times, 0)
