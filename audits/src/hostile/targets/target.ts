import type { CardProvider, Operation } from '@cardlane/core'
import type { World } from '@cardlane/core/adapter'
import type { RawRequest } from '../raw-request.js'

/** Of every call, in milliseconds. */
export const deadlineMs = 30_000

/** What a provider does with the next request of a call, and answers: a status, 200 where there is none, and a JSON value. */
export type Documented = (request: RawRequest) => { readonly status?: number; readonly body: unknown }

export interface StartSettings {
  readonly baseUrl: string
  readonly world?: Partial<World>
  /** Default: 1. */
  readonly maxAttempts?: number
}

/** One adapter, in one way of signing, and calls of its operations that are right. */
export interface Target {
  readonly name: string
  readonly operations: readonly Operation[]
  /** Made up; no error may show one. */
  readonly secrets: readonly string[]
  start(settings: StartSettings): CardProvider
  call(provider: CardProvider, operation: Operation): Promise<unknown>
  /** Whether a request changes something at the provider. */
  changes(request: RawRequest): boolean
  /** The provider as its documentation has it, with one card. Changes are remembered until the next call of this. */
  documented(): Documented
}
