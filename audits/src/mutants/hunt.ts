import { conformanceCases } from '@cardlane/conformance'
import { failuresOf, type CaughtCase } from '../conformance/run-cases.js'
import type { Mutant } from './mutant.js'

/** The first case that a mutant does not pass, or nothing when it survives. */
export async function hunt({ subject }: Mutant): Promise<CaughtCase | undefined> {
  for await (const caught of failuresOf(conformanceCases(subject))) return caught
  return undefined
}
