import type { z } from 'zod'
import { isCardlaneError, locateError, type CardlaneError } from '../errors/cardlane-error.js'
import { UnexpectedResponseError } from '../errors/failure-errors.js'
import type { Operation } from '../model/capabilities.js'
import type { ResultMeta } from '../model/results.js'
import { openCall, type Call, type CallSurroundings } from './call/call.js'
import { deepFreeze } from '../deep-freeze.js'
import { cardNumberPaths } from './card-number-paths.js'
import { callOptionsSchema } from './input/request-schemas.js'
import { safeCause } from './scrub-cause.js'
import { check, invalidRequest, type Accepted } from './problems.js'

export interface CallToRun {
  readonly surroundings: CallSurroundings
  readonly operation: Operation
  /** The call's options, unchecked. */
  readonly options: unknown
}

const noOptions: Accepted<z.output<typeof callOptionsSchema>> = { ok: true, value: {} }

/** Opens a call, acts, and gives the result its `meta`. Whatever goes wrong leaves as a `CardlaneError` that names the call. */
export async function runCall<T extends object>(
  { surroundings, operation, options }: CallToRun,
  act: (call: Call) => Promise<T>,
): Promise<T & { readonly meta: ResultMeta }> {
  const checked = options === undefined ? noOptions : check(callOptionsSchema, options ?? {}, ['options'])
  const { signal, reference, deadlineMs } = checked.ok ? checked.value : noOptions.value
  const call = openCall(surroundings, { operation, signal, reference, deadlineMs })
  call.emit({ type: 'call_started' })
  try {
    if (!checked.ok) throw invalidRequest(checked.problems)
    if (call.cutShort.aborted) throw call.interruption('not_applied')
    const result = await act(call)
    const paths = cardNumberPaths(result)
    if (paths.length > 0) call.emit({ type: 'card_number_seen', paths })
    call.emit({ type: 'call_succeeded', durationMs: call.durationMs(), ...statusOf(result) })
    return deepFreeze(Object.assign({}, result, { meta: call.meta() }))
  } catch (failure) {
    const error = isCardlaneError(failure) ? failure : unexpected(failure, call)
    const { code, outcome } = error
    call.emit({ type: 'call_failed', durationMs: call.durationMs(), code, outcome })
    throw locateError(error, call.context())
  } finally {
    call.close()
  }
}

function statusOf(result: object): { readonly status?: string } {
  return 'status' in result && typeof result.status === 'string' ? { status: result.status } : {}
}

const reads: readonly Operation[] = ['listCards', 'getCard']

function unexpected(cause: unknown, call: Call): CardlaneError {
  const untouched = call.attempts === 0 || reads.includes(call.operation)
  const outcome = untouched ? 'not_applied' : 'unknown'
  if (call.cutShort.aborted) return call.interruption(outcome)
  return new UnexpectedResponseError({
    message: 'The adapter failed.',
    outcome,
    retryable: false,
    hint: 'This is a defect of the adapter; report it with `cause`.',
    cause: safeCause(cause, call.scrubber.text),
  })
}
