import { z } from 'zod'
import type { Operation } from '../../model/capabilities.js'
import {
  activeCall,
  checkInput,
  failed,
  untilAborted,
  type Call,
  type CheckedRequest,
  type OperationOutcomes,
  type Idempotency,
} from './adapter-api.js'
import { MemoryCall, type MemoryRequest } from './memory-call.js'
import { isApplied, scriptedFailure } from './memory-failures.js'
import type { MemoryState } from './memory-state.js'

/** What a call does, unless it is scripted. */
export interface Effect<O extends Operation> {
  readonly idempotency: Idempotency
  readonly change: () => OperationOutcomes[O]
}

export type Operate<O extends Operation> = (
  request: CheckedRequest<O>,
  call: Call,
) => Promise<OperationOutcomes[O]>

/** It takes nothing beyond the neutral request. */
const noOptions = z.strictObject({}).default({})

/** Makes an operation: each call is written down, and then does what it would do, or what is scripted for it. */
export function createAnswer(state: MemoryState, adapter: string) {
  return <O extends Operation>(
      operation: O,
      effectOf: (request: CheckedRequest<O>) => Effect<O>,
    ): Operate<O> =>
    async (request, call) => {
      checkInput(noOptions, request.providerOptions, ['providerOptions', adapter])
      // The compiler does not see that a call of one operation is a call of any.
      const came = new MemoryCall(operation, call.reference, request) as unknown as MemoryCall
      state.calls.push(came)
      const active = activeCall(call)
      active.progress.attempts += 1

      const { idempotency, change } = effectOf(request)
      const script = state.scripts.take(operation)
      if (script === undefined) return change()
      if (script.does === 'gives') return script.result
      if (script.does === 'fails') {
        if (isApplied(script.failure)) change()
        const cards = state.cards.of(ownerOf(came.request))
        throw failed(scriptedFailure(script.failure, { call: active, idempotency, cards }))
      }

      const made = script.applied ? { result: change() } : undefined
      script.arrive()
      const isReleased = await untilAborted(script.released, active.signal)
      if (isReleased === undefined) {
        throw failed(active.interruption('sent', idempotency === 'safe' ? 'not_applied' : 'unknown'))
      }
      return made === undefined ? change() : made.result
    }
}

function ownerOf(request: MemoryRequest): string {
  return 'card' in request ? request.card.owner : request.owner
}
