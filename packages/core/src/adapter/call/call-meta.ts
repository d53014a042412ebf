import { inspect } from 'node:util'
import type { ResultMeta } from '../../model/results.js'

interface MetaValues extends Omit<ResultMeta, 'providerRequestId'> {
  readonly providerRequestId: string | undefined
}

/** `raw` is a getter over a private field: it can hold links, so neither JSON nor `inspect` may reach it. */
export class CallMeta implements ResultMeta {
  readonly reference: string
  readonly attempts: number
  readonly durationMs: number
  declare readonly providerRequestId?: string
  readonly #raw: unknown

  constructor({ reference, attempts, durationMs, providerRequestId, raw }: MetaValues) {
    this.reference = reference
    this.attempts = attempts
    this.durationMs = durationMs
    if (providerRequestId !== undefined) this.providerRequestId = providerRequestId
    this.#raw = raw
    Object.freeze(this)
  }

  get raw(): unknown {
    return this.#raw
  }

  [inspect.custom](): object {
    return Object.fromEntries(Object.entries(this))
  }
}
