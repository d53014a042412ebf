import { conformanceCases, type ConformanceCase } from '@cardlane/conformance'
import { failuresOf, type CaughtCase } from '../conformance/run-cases.js'
import type { Mutant } from './mutant.js'

/** The first case that a mutant does not pass, or nothing when it survives. */
export async function hunt({ subject }: Mutant): Promise<CaughtCase | undefined> {
  for await (const caught of failuresOf(inTurns(conformanceCases(subject)))) return caught
  return undefined
}

/** One case of each group after the other: what is broken shows early in some group, and groups are long. */
function inTurns(cases: readonly ConformanceCase[]): readonly ConformanceCase[] {
  const groups = [...new Set(cases.map(({ group }) => group))].map((group) =>
    cases.filter((each) => each.group === group),
  )
  const longest = Math.max(...groups.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) => groups.flatMap((group) => group.slice(at, at + 1))).flat()
}
