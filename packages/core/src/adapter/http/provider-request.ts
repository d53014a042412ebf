import type { z } from 'zod'
import type { Call } from '../call/call.js'
import type { Failure, Safety } from '../failure.js'

export type JsonObject = Readonly<Record<string, unknown>>

/** What an attempt may put into its body. */
export interface Attempt {
  /** The time of this attempt in epoch milliseconds. */
  readonly now: number
}

/** A request as it leaves: what a proof is made of. */
export interface SignableRequest {
  readonly method: string
  readonly url: URL
  /** The very bytes that are sent; empty when there is no body. */
  readonly body: Buffer
}

/** How a request proves who sends it. */
export interface Authenticator {
  /** The headers of the proof. Called last, on every attempt, with the request as it leaves. */
  prove(request: SignableRequest, call: Call): Promise<Readonly<Record<string, string>>>
  /** Called when the provider does not accept the proof. True: a new proof may do better, so try once more. */
  renew?(): boolean
}

/** A provider's answer, read but not judged. */
export interface Answer {
  readonly status: number
  /** Parsed JSON; `undefined` when it is none. */
  readonly body: unknown
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** A request as data: the pipeline does the rest. */
export interface ProviderRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** Made anew for each attempt, serialised once, signed and sent as those bytes. */
  readonly body?: (attempt: Attempt) => JsonObject
  readonly safety: Safety
  readonly authenticator: Authenticator
  /** The adapter's success rule: what this answer failed with, or `undefined` for success. HTTP 200 is not success. */
  readonly judge: (answer: Answer) => Failure | undefined
  /** Lenient: unknown fields are let through. */
  readonly response: z.ZodType<T>
  readonly requestId?: (body: T) => string | undefined
  /** Paths of what an accepted answer has and the documentation has not. It is let through, and told by a `drift` event. */
  readonly drift?: (body: T) => readonly string[]
}

export type Send = <T>(request: ProviderRequest<T>, call: Call) => Promise<T>
