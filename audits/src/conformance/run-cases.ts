import type { ConformanceCase } from '@cardlane/conformance'

/** A case that an adapter does not pass, and why. */
export interface CaughtCase {
  readonly group: string
  readonly name: string
  readonly reason: string
}

/** Runs cases one after the other, and gives those that fail. */
export async function* failuresOf(cases: readonly ConformanceCase[]): AsyncGenerator<CaughtCase> {
  for (const each of cases) {
    const { group, name } = each
    try {
      await each.run()
    } catch (error) {
      yield { group, name, reason: error instanceof Error ? firstLineOf(error.message) : String(error) }
    }
  }
}

function firstLineOf(message: string): string {
  return message.split('\n').find((line) => line.trim() !== '') ?? 'without a message'
}
