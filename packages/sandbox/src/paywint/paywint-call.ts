import type { z } from 'zod'
import { authenticated, refused, type Reply, type Route } from '../route.js'
import type { PaywintVerifier } from './paywint-auth.js'
import { unprocessable, type PaywintEnvelopes } from './paywint-envelopes.js'
import type { PaywintSettings } from './paywint-options.js'
import * as shapes from './paywint-validation.js'

export interface PaywintCallSetup {
  readonly knownUsers: ReadonlySet<string>
  readonly verify: PaywintVerifier
  readonly envelopes: PaywintEnvelopes
  readonly settings: PaywintSettings
}

type PathIds = { user_id: string } | { card_id: string }

export interface PaywintCall<P extends PathIds, B> {
  readonly method: Route['method']
  readonly path: string
  readonly pathSchema: z.ZodType<P>
  readonly bodySchema: z.ZodType<B>
  /** `seconds` is the time of the request, in Unix seconds with a fraction. */
  readonly act: (input: { path: P; body: B; seconds: number }) => Reply
  /** A success with nothing in it. Default: an envelope whose `data` is null. */
  readonly nothing?: (seconds: number) => Reply
}

/**
 * Makes routes that answer in Paywint's order: the required headers, the authentication, path and body together, and
 * then whether the user is known, where the path names one.
 */
export function createPaywintCall({ knownUsers, verify, envelopes, settings }: PaywintCallSetup) {
  const { single, failure, notFound } = envelopes
  return <P extends PathIds, B>(call: PaywintCall<P, B>): Route => ({
    method: call.method,
    path: call.path,
    answer(request, params) {
      const headers = shapes.validate('header', shapes.headersSchema, request.headers)
      if (!headers.ok) return refused('missing or malformed headers', unprocessable(headers.detail))
      const refusal = verify(request)
      if (refusal !== undefined) {
        const reply = failure(settings.badSignatureStatus, `Unauthorized: ${refusal.why}`)
        return refused(refusal.why, reply, refusal.explanation)
      }

      const path = shapes.validate('path', call.pathSchema, params)
      const body = shapes.validateBody(call.bodySchema, request.body)
      if (!path.ok || !body.ok) {
        const detail = [path, body].flatMap((part) => (part.ok ? [] : part.detail))
        return authenticated(unprocessable(detail))
      }
      const seconds = request.at / 1000
      if ('user_id' in path.value && !knownUsers.has(path.value.user_id)) {
        const nothing = call.nothing?.(seconds) ?? single(seconds, null)
        return authenticated(notFound('User not found', nothing))
      }
      return authenticated(call.act({ path: path.value, body: body.value, seconds }))
    },
  })
}
