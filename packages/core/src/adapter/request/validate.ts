import type { Failure } from '../failure/failure.js'
import { check, describeProblems } from '../problems.js'
import { complete } from './classify.js'
import type { ProviderRequest, ProviderResponse } from './provider-request.js'

type Validated<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** There may be as many problems as a response has values; the first say enough. */
const maxProblems = 5

/** Checks that an accepted response has what the adapter reads of it, leniently: what is unknown is let through. */
export function validate<T>(request: ProviderRequest<T>, { status, body }: ProviderResponse): Validated<T> {
  const checked = check(request.response, body, ['body'])
  if (checked.ok) return checked
  const problem = describeProblems(checked.problems.slice(0, maxProblems))
  return {
    ok: false,
    failure: complete({ code: 'unexpected_response', httpStatus: status, problem }, request.idempotency),
  }
}
