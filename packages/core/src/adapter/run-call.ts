import { isCardlaneError, locateError, type CardlaneError } from '../errors/cardlane-error.js'
import { UnexpectedResponseError } from '../errors/failure-errors.js'
import type { Operation } from '../model/capabilities.js'
import type { ResultMeta } from '../model/results.js'
import { openCall, type Call } from './call/call.js'
import { deepFreeze } from '../deep-freeze.js'
import { callOptionsSchema } from './input/request-schemas.js'
import { check, invalidRequest } from './problems.js'
import type { World } from './world.js'

export interface CallToRun {
  readonly provider: string
  readonly world: World
  readonly deadlineMs: number
  readonly operation: Operation
}

/** Opens a call, acts, and gives the result its `meta`. Whatever goes wrong leaves as a `CardlaneError` that names the call. */
export async function runCall<T extends object>(
  { provider, world, deadlineMs, operation }: CallToRun,
  options: unknown,
  act: (call: Call) => Promise<T>,
): Promise<T & { readonly meta: ResultMeta }> {
  const checked = check(callOptionsSchema, options ?? {}, ['options'])
  const given = checked.ok ? checked.value : {}
  const call = openCall({
    operation,
    clock: world.clock,
    ...given,
    deadlineMs: given.deadlineMs ?? deadlineMs,
  })
  try {
    if (!checked.ok) throw invalidRequest(checked.problems)
    if (call.signal.aborted) throw call.interruption('not_applied')
    const result = await act(call)
    return deepFreeze({ ...result, meta: call.meta() })
  } catch (error) {
    throw locateError(isCardlaneError(error) ? error : unexpected(error, call), call.context(provider))
  } finally {
    call.close()
  }
}

const reads: readonly Operation[] = ['listCards', 'getCard']

function unexpected(cause: unknown, call: Call): CardlaneError {
  const untouched = call.attempts === 0 || reads.includes(call.operation)
  const outcome = untouched ? 'not_applied' : 'unknown'
  if (call.signal.aborted) return call.interruption(outcome)
  return new UnexpectedResponseError({
    message: 'The adapter failed.',
    outcome,
    retryable: false,
    hint: 'This is a defect of the adapter; report it with `cause`.',
    cause,
  })
}
