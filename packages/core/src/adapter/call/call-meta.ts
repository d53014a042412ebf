import { inspect } from 'node:util'
import type { ResultMeta } from '../../model/results.js'

interface Progress {
  readonly attempts: number
  readonly clockSkewMs?: number | undefined
  readonly providerRequestId?: string | undefined
  readonly raw?: unknown
}

/** `raw` is a getter over a private field: it can hold links, so neither JSON nor `inspect` may reach it. */
export class CallMeta implements ResultMeta {
  readonly reference: string
  readonly attempts: number
  readonly durationMs: number
  declare readonly providerRequestId?: string
  declare readonly clockSkewMs?: number
  readonly #raw: unknown

  constructor(reference: string, durationMs: number, progress: Progress) {
    const { attempts, providerRequestId, clockSkewMs, raw } = progress
    this.reference = reference
    this.attempts = attempts
    this.durationMs = durationMs
    if (providerRequestId !== undefined) this.providerRequestId = providerRequestId
    if (clockSkewMs !== undefined) this.clockSkewMs = clockSkewMs
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
