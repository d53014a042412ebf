import type { z } from 'zod'
import { UnsupportedOperationError } from '../errors/input-errors.js'
import type { Capability, Operation } from '../model/capabilities.js'
import { refusalOf, refusedChange } from '../model/update-plan.js'
import type { Call } from './call/call.js'
import { createTurns } from './call/turns.js'
import type { Adapter } from './define-adapter.js'
import type { Requests, RequestSchemas } from './input/request-schemas.js'
import type { AdapterOperations, CheckedRequest, OperationOutcomes } from './operations.js'
import { checkInput } from './problems.js'

export type Perform = <O extends Operation>(
  operation: O,
  request: unknown,
  call: Call,
) => Promise<OperationOutcomes[O]>

interface Parts {
  readonly adapter: Pick<Adapter, 'name' | 'capabilities' | 'refusals'>
  readonly schemas: RequestSchemas
  readonly operations: AdapterOperations
}

/** What stands before every operation of every adapter: is the request well formed, and can the provider do it? */
export function createPerform({ adapter, schemas, operations }: Parts): Perform {
  const refuse = (capability: Capability) =>
    new UnsupportedOperationError(capability, refusalOf(capability, adapter.refusals ?? {}))

  const takeTurn = createTurns()

  return async <O extends Operation>(operation: O, request: unknown, call: Call) => {
    const schema: z.ZodType<Requests[Operation]> = schemas[operation]
    const checked = checkInput(schema, request)
    const refused = refusedCapability(operation, checked)
    if (refused !== undefined) throw refuse(refused)

    const implementation = operations[operation]
    if (implementation === undefined) throw refuse(operation === 'updateCard' ? 'updateCard.name' : operation)
    if ('token' in checked && checked.token !== undefined) call.scrubber.hide(checked.token)
    const { providerOptions, ...neutral } = checked
    // The compiler does not see that both sides of the map are of the same operation.
    const given = { extras: providerOptions?.[adapter.name], ...neutral } as unknown as CheckedRequest<O>
    const act = () => implementation(given, call)
    if (!changesCards(operation)) return act()
    return takeTurn('card' in checked ? checked.card.owner : checked.owner, call, act)
  }

  /** Two changes to the cards of one owner at once could undo each other, and neither could be read back. */
  function changesCards(operation: Operation): boolean {
    const { capabilities } = adapter
    if (operation !== 'updateCard')
      return (operation === 'addCard' || operation === 'deleteCard') && capabilities[operation] === 'direct'
    const { name, expiry } = capabilities.updateCard
    return name === 'direct' || expiry === 'direct'
  }

  function refusedCapability(operation: Operation, checked: Requests[Operation]): Capability | undefined {
    if ('set' in checked) return refusedChange(checked.set, adapter.capabilities)
    if (operation === 'updateCard') return undefined
    return adapter.capabilities[operation] === 'unsupported' ? operation : undefined
  }
}
