import type { z } from 'zod'
import type { Capabilities, Capability, Operation } from '../model/capabilities.js'
import { refusalOf, refusedChange } from '../model/update-plan.js'
import { failed } from './failure/failure.js'
import type { Requests } from './input/request-schemas.js'
import type { AdapterOperations, CheckedRequest } from './operations.js'
import { checkInput } from './problems.js'
import type { Instance } from './instance.js'

interface Checked<O extends Operation> {
  readonly request: CheckedRequest<O>
  /** The adapter's own function for it. */
  readonly act: NonNullable<AdapterOperations[O]>
}

/**
 * Checks a request, and whether the provider can do it.
 *
 * @throws FailedError with `invalid_request` or `unsupported_operation`.
 */
export function checkRequest<O extends Operation>(
  { adapter, schemas, operations }: Instance,
  operation: O,
  request: unknown,
): Checked<O> {
  const schema: z.ZodType<Requests[Operation]> = schemas[operation]
  const checked = checkInput(schema, request)
  const { capabilities, refusals = {} } = adapter
  const act = operations[operation]
  const refused =
    refusedCapability(operation, checked, capabilities) ??
    (act === undefined ? missing(operation) : undefined)
  if (refused !== undefined || act === undefined) {
    const capability = refused ?? missing(operation)
    const { reason, alternative } = refusalOf(capability, refusals)
    throw failed({ code: 'unsupported_operation', refusal: { capability, reason, alternative } })
  }
  const { providerOptions, ...neutral } = checked
  // The compiler does not see that both sides of the map are of the same operation.
  const given = {
    providerOptions: providerOptions?.[adapter.name],
    ...neutral,
  } as unknown as CheckedRequest<O>
  return { request: given, act }
}

function refusedCapability(
  operation: Operation,
  checked: Requests[Operation],
  capabilities: Capabilities,
): Capability | undefined {
  if ('set' in checked) return refusedChange(checked.set, capabilities)
  if (operation === 'updateCard') return undefined
  return capabilities[operation] === 'unsupported' ? operation : undefined
}

function missing(operation: Operation): Capability {
  return operation === 'updateCard' ? 'updateCard.name' : operation
}

/** Whether an operation changes the cards of an owner by itself, and not by giving a link. */
export function changesCards(operation: Operation, capabilities: Capabilities): boolean {
  if (operation === 'addCard' || operation === 'deleteCard') return capabilities[operation] === 'direct'
  const { name, expiry } = capabilities.updateCard
  return operation === 'updateCard' && (name === 'direct' || expiry === 'direct')
}
