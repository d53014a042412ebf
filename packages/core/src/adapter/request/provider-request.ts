import type { z } from 'zod'
import type { Call } from '../call/call.js'
import type { Failure } from '../failure/failure.js'

export type JsonObject = Readonly<Record<string, unknown>>

/**
 * Whether a request may be sent twice, in the words of RFC 9110. `safe`: it changes nothing. `idempotent`: twice is the same as
 * once. `unsafe`: a second time would be a second change.
 */
export type Idempotency = 'safe' | 'idempotent' | 'unsafe'

/** What an attempt may put into its body. */
export interface AttemptContext {
  /** The time of this attempt in epoch milliseconds, by the provider's clock where that is known. */
  readonly now: number
}

/** A request as it leaves: what its authentication is made of. */
export interface SignableRequest {
  readonly method: string
  readonly url: URL
  /** The very bytes that are sent; empty when there is no body. */
  readonly body: Buffer
}

export type AuthHeaders = Readonly<Record<string, string>>

/** How a request says who sends it. */
export interface Authenticator {
  /** The headers to add. Called last, on every attempt, with the request as it leaves. */
  authenticate(request: SignableRequest, call: Call): AuthHeaders | Promise<AuthHeaders>
  /** Called when the provider does not accept the headers (401). True: new ones may do better, so try once more. */
  renew?(): boolean
}

/** A provider's response, parsed but not classified. */
export interface ProviderResponse {
  readonly status: number
  /** Parsed JSON; `undefined` when it is none. */
  readonly body: unknown
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** A request as data: the request path does the rest. */
export interface ProviderRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** Made anew for each attempt, serialised once, authenticated and sent as those bytes. */
  readonly body?: (attempt: AttemptContext) => JsonObject
  readonly idempotency: Idempotency
  readonly authenticator: Authenticator
  /** The adapter's success rule: what this response failed with, or `undefined` for success. HTTP 200 is not success. */
  readonly classify: (response: ProviderResponse) => Failure | undefined
  /** Lenient: unknown fields are let through. */
  readonly response: z.ZodType<T>
  readonly requestId?: (body: T) => string | undefined
  /** Paths of what an accepted response has and the documentation has not. It is let through, and told by a `drift` event. */
  readonly drift?: (body: T) => readonly string[]
}

/** Sends a request, and gives what it asked for. Rejects with `failed(…)`, which an operation lets through. */
export type SendRequest = <T>(request: ProviderRequest<T>, call: Call) => Promise<T>
