import type { ActiveCall } from '../call/call.js'
import { failureOf, type Failure } from '../failure/failure.js'
import { safeCause } from '../redaction/safe-cause.js'
import type { AuthHeaders, Authenticator, SignableRequest } from './provider-request.js'

type Authenticated =
  { readonly ok: true; readonly headers: AuthHeaders } | { readonly ok: false; readonly failure: Failure }

/** Asks the adapter for the headers that say who sends a request. It waits no longer than the call allows. */
export async function authenticate(
  authenticator: Authenticator,
  request: SignableRequest,
  call: ActiveCall,
): Promise<Authenticated> {
  try {
    const given = authenticator.authenticate(request, call)
    const headers = isPromise(given) ? await call.within(given, 'authenticate') : given
    call.redactor.addHeaders(headers)
    return { ok: true, headers }
  } catch (error) {
    return { ok: false, failure: failureOf(error) ?? notSigned(error, call) }
  }
}

/** Not by `instanceof`: one of another realm is a promise, too. */
function isPromise(given: AuthHeaders | Promise<AuthHeaders>): given is Promise<AuthHeaders> {
  return 'then' in given && typeof given.then === 'function'
}

function notSigned(error: unknown, call: ActiveCall): Failure {
  return {
    code: 'authentication_failed',
    message: 'The request could not be signed.',
    phase: 'authenticate',
    outcome: 'not_applied',
    hint: 'Look at `cause`: the signer of this instance failed. Nothing was sent.',
    cause: safeCause(error, call.redactor.redact),
  }
}
