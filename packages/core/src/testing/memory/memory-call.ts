import { inspect } from 'node:util'
import type { Operation } from '../../model/capabilities.js'
import { deepFreeze } from '../../deep-freeze.js'
import type { CheckedRequest } from './adapter-api.js'

/** The checked request of an operation, with its defaults, and without the card token. */
export type MemoryRequest<O extends Operation = Operation> = O extends Operation
  ? Omit<CheckedRequest<O>, 'providerOptions' | 'token'>
  : never

/** A call that came to the provider. What was refused before that, such as a malformed request, is none. */
export class MemoryCall<O extends Operation = Operation> {
  readonly operation: O
  /** The correlation id, given by the caller or made. */
  readonly reference: string
  readonly request: MemoryRequest<O>
  readonly #token: string | undefined

  constructor(operation: O, reference: string, given: CheckedRequest<O>) {
    const { token, providerOptions, ...request } = { token: undefined, ...given }
    this.operation = operation
    this.reference = reference
    this.request = deepFreeze(request) as unknown as MemoryRequest<O>
    this.#token = token
    Object.freeze(this)
  }

  /** The card token that `addCard` was given. A secret: neither printing nor `JSON.stringify` shows it. */
  get token(): string | undefined {
    return this.#token
  }

  [inspect.custom](): object {
    return Object.fromEntries(Object.entries(this))
  }
}
