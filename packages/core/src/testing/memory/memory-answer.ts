import { z } from 'zod'
import type { Operation } from '../../model/capabilities.js'
import {
  checkInput,
  type Call,
  type CheckedRequest,
  type OperationOutcomes,
  type Safety,
} from './door-two.js'
import { MemoryCall, type MemoryRequest } from './memory-call.js'
import { isApplied, scriptedError } from './memory-failures.js'
import type { MemoryState } from './memory-state.js'

/** What a call does, unless it is scripted. */
export interface Effect<O extends Operation> {
  readonly safety: Safety
  readonly make: () => OperationOutcomes[O]
}

export type Operate<O extends Operation> = (
  request: CheckedRequest<O>,
  call: Call,
) => Promise<OperationOutcomes[O]>

/** It takes nothing beyond the neutral request. */
const noExtras = z.strictObject({}).default({})

/** Makes an operation: each call is written down, and then does what it would do, or what is scripted for it. */
export function createAnswer(state: MemoryState, adapter: string) {
  return <O extends Operation>(
      operation: O,
      effectOf: (request: CheckedRequest<O>) => Effect<O>,
    ): Operate<O> =>
    async (request, call) => {
      checkInput(noExtras, request.extras, ['providerOptions', adapter])
      // The compiler does not see that a call of one operation is a call of any.
      const came = new MemoryCall(operation, call.reference, request) as unknown as MemoryCall
      state.calls.push(came)
      call.countRequests(1)

      const { safety, make } = effectOf(request)
      const script = state.scripts.take(operation)
      if (script === undefined) return make()
      if (script.does === 'gives') return script.result
      if (script.does === 'fails') {
        if (isApplied(script.failure)) make()
        throw scriptedError(script.failure, { call, safety, cards: state.cards.of(ownerOf(came.request)) })
      }

      const made = script.applied ? { result: make() } : undefined
      script.arrive()
      await call.within(script.released).catch(() => {
        throw call.interruption(safety === 'read' ? 'not_applied' : 'unknown')
      })
      return made === undefined ? make() : made.result
    }
}

function ownerOf(request: MemoryRequest): string {
  return 'card' in request ? request.card.owner : request.owner
}
