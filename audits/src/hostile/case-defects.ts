import { isCardlaneError } from '@cardlane/core'
import type { HostileCase } from './corpus/hostile-case.js'
import { findDefects } from './find-defects.js'
import type { HostileServer } from './hostile-server.js'
import type { Position } from './plan.js'
import { runScenario, type Observation } from './run-scenario.js'

export interface CaseRun {
  readonly seen: Observation
  readonly defects: readonly string[]
}

/** Answers a call as a case of the corpus says. Where every request is, it must end as the case says. */
export async function runCase(
  server: HostileServer,
  position: Position,
  hostile: HostileCase,
): Promise<CaseRun> {
  const scenario = { ...position, reply: hostile.reply }
  const seen = await runScenario(server, scenario)
  const right = position.step !== 'every' || hostile.ends === 'either' || hostile.ends === seen.ending
  const lied = hostile.refuses !== true && seen.changed && outcomeOf(seen) === 'not_applied'
  return {
    seen,
    defects: [
      ...findDefects(scenario, seen),
      ...(right ? [] : [`ended in ${describe(seen)}`]),
      ...(lied ? [`says that nothing was applied, but it was: ${describe(seen)}`] : []),
    ],
  }
}

function outcomeOf({ value }: Observation): string | undefined {
  return isCardlaneError(value) ? value.outcome : undefined
}

function describe({ ending, value }: Observation): string {
  return value instanceof Error ? `${ending}: ${value.message}` : ending
}
