import type { Operation } from '@cardlane/core'
import { errorDefects } from './error-defects.js'
import { resultDefects } from './result-defects.js'
import { pollution } from './prototypes.js'
import type { Observation, Scenario } from './run-scenario.js'

/** What is wrong with how a call ended: nothing, as a rule. */
export function findDefects({ target, operation }: Scenario, seen: Observation): readonly string[] {
  if (seen.ending === 'hang') return ['the call never ended']
  return [
    ...(seen.neededDeadline ? ['only the deadline ended the call'] : []),
    ...(seen.heldOpen ? ['the connection was not closed'] : []),
    ...(seen.timersLeft > 0 ? ['a timer outlived the call'] : []),
    ...pollution(),
    ...endingDefects(target.secrets, operation, seen),
  ]
}

function endingDefects(secrets: readonly string[], operation: Operation, { ending, value }: Observation) {
  return ending === 'result' ? resultDefects(operation, value) : errorDefects(operation, value, secrets)
}
