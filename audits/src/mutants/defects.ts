import type { Card, Operation } from '@cardlane/core'
import type { JsonObject, ProviderRequest } from '@cardlane/core/adapter'
import type { Defect } from './mutant.js'

type AnyRequest = ProviderRequest<unknown>
type OperationDefect = NonNullable<Defect['operation']>
type Perform = Parameters<OperationDefect>[0]

/** The request with another body, where it has one. */
export function withBody(request: AnyRequest, change: (body: JsonObject) => JsonObject): AnyRequest {
  const { body } = request
  return body === undefined ? request : { ...request, body: (attempt) => change(body(attempt)) }
}

/** A defect of one operation. */
export function onlyFor(
  operation: Operation,
  change: (
    perform: (request: unknown, call: unknown) => Promise<unknown>,
  ) => (request: never, call: never) => Promise<unknown>,
): OperationDefect {
  return (perform, name) => (name === operation ? change(perform as never) : perform)
}

/** Changes every card that leaves an operation, as a whole or in a list. */
export function withCard(change: (card: Card) => object): OperationDefect {
  const changeIn = (result: unknown): unknown => {
    if (Array.isArray(result)) return (result as readonly Card[]).map(change)
    if (typeof result !== 'object' || result === null) return result
    if ('card' in result) return { ...result, card: change(result.card as Card) }
    return 'ref' in result ? change(result as Card) : result
  }
  return (perform: Perform) => async (request, call) => changeIn(await perform(request, call))
}
