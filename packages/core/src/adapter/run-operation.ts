import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { deepFreeze } from '../deep-freeze.js'
import type { CardlaneError } from '../errors/cardlane-error.js'
import type { Operation } from '../model/capabilities.js'
import { ActiveCall, type InstanceContext } from './call/call.js'
import { cardNumberPaths } from './card-number-paths.js'
import { changesCards, checkRequest } from './check-request.js'
import { errorOfFailure, hiddenCardNumber } from './failure/error-of-failure.js'
import { failed, failureOf, type Failure } from './failure/failure.js'
import { callOptionsSchema } from './input/request-schemas.js'
import type { Instance } from './instance.js'
import type { Results } from './operations.js'
import { check, invalidRequest } from './problems.js'
import { safeCause } from './redaction/safe-cause.js'

/** What the caller gave, unchecked. */
interface Given {
  readonly request: unknown
  readonly options: unknown
}

/**
 * Runs one operation: opens the call, checks the request and whether the provider can do it, waits for the owner's turn, lets the
 * adapter act, and gives the result its `meta`. Whatever goes wrong leaves as a `CardlaneError` that names the call.
 */
export async function runOperation<O extends Operation>(
  instance: Instance,
  operation: O,
  { request: unchecked, options }: Given,
): Promise<Results[O]> {
  const { call, problem } = openCall(instance.context, operation, options)
  let release: (() => void) | undefined
  try {
    if (problem !== undefined) throw failed(problem)
    if (call.isInterrupted) throw failed(call.interruption('before_send', 'not_applied'))
    const { request, act } = checkRequest(instance, operation, unchecked)
    if ('token' in request && typeof request.token === 'string') call.redactor.add(request.token)
    if (changesCards(operation, instance.adapter.capabilities)) {
      const { ownerLock } = instance
      const owner = ownerOf(request)
      release = ownerLock.tryAcquire(owner) ?? (await ownerLock.acquire(owner, call))
    }
    const outcome = await act(request, call)
    return resultOf(call, operation, { request, outcome }) as Results[O]
  } catch (thrown) {
    throw errorOf(failureOf(thrown) ?? adapterFailure(thrown, call), call)
  } finally {
    release?.()
    call.close()
  }
}

type Options = z.output<typeof callOptionsSchema>

function openCall(context: InstanceContext, operation: Operation, options: unknown) {
  const checked = options === undefined ? undefined : check(callOptionsSchema, options ?? {}, ['options'])
  const { signal, reference, deadlineMs }: Options = checked?.ok === true ? checked.value : {}
  const id = randomUUID()
  const call = ActiveCall.open(context, { operation, id, reference: reference ?? id, deadlineMs, signal })
  call.emit({ type: 'call_started' })
  return { call, problem: checked?.ok === false ? invalidRequest(checked.problems) : undefined }
}

function ownerOf(request: object): string {
  const { card, owner } = request as { readonly card?: { readonly owner: string }; readonly owner?: string }
  return card?.owner ?? owner ?? ''
}

interface Done {
  readonly request: object
  readonly outcome: unknown
}

function resultOf(call: ActiveCall, operation: Operation, done: Done): object {
  const result = shapeOf(operation, done)
  const paths = cardNumberPaths(result)
  if (paths.length > 0) call.emit({ type: 'card_number_seen', paths })
  const { status } = result as { readonly status?: string }
  const durationMs = call.durationMs()
  call.emit(
    status === undefined
      ? { type: 'call_succeeded', durationMs }
      : { type: 'call_succeeded', durationMs, status },
  )
  return deepFreeze(Object.assign({}, result, { meta: call.meta() }))
}

/** What an adapter's operation gives, as the application gets it. */
function shapeOf(operation: Operation, { request, outcome }: Done): object {
  switch (operation) {
    case 'listCards':
      return { cards: outcome }
    case 'getCard':
      return { card: outcome }
    case 'deleteCard': {
      const { owner, id } = (request as { readonly card: { readonly owner: string; readonly id: string } })
        .card
      return { status: 'deleted', card: { owner, id } }
    }
    default:
      return outcome as object
  }
}

/** The one place where a failure becomes an error. */
function errorOf(failure: Failure, call: ActiveCall): CardlaneError {
  const error = errorOfFailure(failure, { call: call.describe(), redact: call.redactor.redact })
  const { code, outcome, providerError } = error
  if (providerError?.message === hiddenCardNumber) {
    call.emit({ type: 'card_number_seen', paths: ['providerError.message'] })
  }
  call.emit({ type: 'call_failed', durationMs: call.durationMs(), code, outcome })
  return error
}

const reads: readonly Operation[] = ['listCards', 'getCard']

/** Something else than a failure was thrown. */
function adapterFailure(thrown: unknown, call: ActiveCall): Failure {
  const untouched = call.attempts === 0 || reads.includes(call.progress.operation)
  const outcome = untouched ? 'not_applied' : 'unknown'
  if (call.isInterrupted) return call.interruption('before_send', outcome)
  return {
    code: 'unexpected_response',
    message: 'The adapter failed.',
    outcome,
    hint: 'This is a defect of the adapter; report it with `cause`.',
    cause: safeCause(thrown, call.redactor.redact),
  }
}
