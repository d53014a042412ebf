import type { Operation } from '@cardlane/core'
import type { HostileServer } from './hostile-server.js'
import { http } from './reply.js'
import { runScenario, type Scenario } from './run-scenario.js'
import type { Target } from './targets/target.js'
import { targets } from './targets/targets.js'

/** One operation of one adapter. */
export interface Subject {
  readonly target: Target
  readonly operation: Operation
}

/** What a reply can be put in place of. */
export type Position = Omit<Scenario, 'reply'>

const subjects: readonly Subject[] = targets.flatMap((target) =>
  target.operations.map((operation) => ({ target, operation })),
)

/** One operation of every adapter, another for every `turn`. */
export function subjectsOfTurn(turn: number): readonly Subject[] {
  return targets.flatMap((target) => {
    const operation = target.operations[turn % target.operations.length]
    return operation === undefined ? [] : [{ target, operation }]
  })
}

/** One operation of one adapter, another for every `turn`. */
export function oneOfTurn(turn: number): readonly Subject[] {
  const at = turn % subjects.length
  return subjects.slice(at, at + 1)
}

/** Every request of every call, one by one and all together. */
export async function allPositions(server: HostileServer): Promise<readonly Position[]> {
  const positions: Position[] = []
  for (const subject of subjects) {
    const undisturbed = await runScenario(server, { ...subject, step: 'every', reply: asDocumented })
    if (undisturbed.ending !== 'result')
      throw new Error(`${subject.target.name} ${subject.operation} fails undisturbed.`)
    const steps = Array.from({ length: undisturbed.requests }, (_, step) => step)
    positions.push(...(['every', ...steps] as const).map((step) => ({ ...subject, step })))
  }
  return positions
}

const asDocumented: Scenario['reply'] = (documented) => http({ body: JSON.stringify(documented) })
