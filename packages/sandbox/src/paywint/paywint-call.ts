import type { z } from 'zod'
import { authenticated, refused, type Reply, type Route } from '../route.js'
import type { PaywintVerifier } from './paywint-auth.js'
import { failure, unprocessable } from './paywint-envelopes.js'
import * as shapes from './paywint-validation.js'

export interface PaywintCallSetup {
  readonly knownUsers: ReadonlySet<string>
  readonly verify: PaywintVerifier
  readonly notFound: (message: string) => Reply
  readonly errorBody: 'detail' | 'envelope'
}

type PathIds = { user_id: string } | { card_id: string }

export interface PaywintCall<P extends PathIds, B> {
  readonly method: Route['method']
  readonly path: string
  readonly pathSchema: z.ZodType<P>
  readonly bodySchema: z.ZodType<B>
  /** `seconds` is the time of the request, in Unix seconds with a fraction. */
  readonly act: (input: { path: P; body: B; seconds: number }) => Reply
}

/**
 * Makes routes that answer in Paywint's order: the required headers, the proof, path and body together, and
 * then whether the user is known, where the path names one.
 */
export function createPaywintCall({ knownUsers, verify, notFound, errorBody }: PaywintCallSetup) {
  return <P extends PathIds, B>(call: PaywintCall<P, B>): Route => ({
    method: call.method,
    path: call.path,
    answer(request, params) {
      const headers = shapes.validate('header', shapes.headersSchema, request.headers)
      if (!headers.ok) return refused('missing or malformed headers', unprocessable(headers.detail))
      const refusal = verify(request)
      if (refusal !== undefined) {
        const reply = failure(401, `Unauthorized: ${refusal.why}`, errorBody)
        return refused(refusal.why, reply, refusal.explanation)
      }

      const path = shapes.validate('path', call.pathSchema, params)
      const body = shapes.validateBody(call.bodySchema, request.body)
      if (!path.ok || !body.ok) {
        const detail = [path, body].flatMap((part) => (part.ok ? [] : part.detail))
        return authenticated(unprocessable(detail))
      }
      if ('user_id' in path.value && !knownUsers.has(path.value.user_id)) {
        return authenticated(notFound('User not found'))
      }
      return authenticated(call.act({ path: path.value, body: body.value, seconds: request.at / 1000 }))
    },
  })
}
