import fc from 'fast-check'
import { arbitraryReply } from './arbitrary-reply.js'
import { runCase } from './case-defects.js'
import { corpus } from './corpus/corpus.js'
import type { HostileCase } from './corpus/hostile-case.js'
import type { HostileServer } from './hostile-server.js'
import { allPositions, type Position } from './plan.js'
import type { Settings } from './read-settings.js'
import { createTally, type Tally } from './tally.js'

/** An answer that a call did not end well with. */
export interface Finding {
  readonly position: Position
  readonly what: string
  readonly defects: readonly string[]
}

export interface AuditReport {
  readonly tally: Tally
  readonly findings: readonly Finding[]
}

/** Random answers are made this many at a time, so that they are never all in memory. */
const batchSize = 500

/** Answers every request of every operation with every case of the corpus, and random ones with random answers. */
export async function auditHostileAnswers(
  server: HostileServer,
  { runs, seed }: Settings,
): Promise<AuditReport> {
  const positions = await allPositions(server)
  const tally = createTally()
  const findings: Finding[] = []

  const meet = async (position: Position, hostile: HostileCase) => {
    const { seen, defects } = await runCase(server, position, hostile)
    tally.add(position, seen, defects)
    if (defects.length > 0) findings.push({ position, what: hostile.name, defects })
  }

  const { statuses, ...others } = corpus
  for (const position of positions) {
    for (const hostile of Object.values(others).flat()) await meet(position, hostile)
    // There are many of them, and what they mean does not depend on which request they answer.
    if (position.step === 'every') for (const hostile of statuses) await meet(position, hostile)
  }
  for (let done = 0; done < runs; done += batchSize) {
    const count = Math.min(batchSize, runs - done)
    for (const [at, { what, make }] of fc
      .sample(arbitraryReply, { numRuns: count, seed: seed + done })
      .entries()) {
      const position = positions[(done + at) % positions.length]
      if (position === undefined) continue
      await meet(position, {
        name: `random ${done + at}: ${what}`,
        ends: 'either',
        refuses: true,
        reply: make,
      })
    }
  }
  return { tally, findings }
}
