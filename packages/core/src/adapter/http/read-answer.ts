import type { CardlaneError } from '../../errors/cardlane-error.js'
import { failureError } from '../failure.js'
import { check, describeProblems } from '../problems.js'
import type { Scrubber } from '../scrub.js'
import type { Answer, ProviderRequest } from './provider-request.js'

/** What an answer means: what was asked for, or why not. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: CardlaneError }

/** Judges an answer by the adapter's success rule, and validates it. */
export function readAnswer<T>(
  answer: Answer,
  request: ProviderRequest<T>,
  scrub: Scrubber['text'],
): Reading<T> {
  const context = { safety: request.safety, httpStatus: answer.status, scrub }
  const failure = isRedirect(answer) ? redirectFailure : request.judge(answer)
  if (failure !== undefined) return { ok: false, error: failureError(failure, context) }

  const checked = check(request.response, answer.body, ['body'])
  if (checked.ok) return checked
  // There may be as many as the answer has values; the first say enough.
  const providerMessage = describeProblems(checked.problems.slice(0, 5))
  return { ok: false, error: failureError({ code: 'unexpected_response', providerMessage }, context) }
}

const redirectFailure = {
  code: 'unexpected_response',
  providerMessage: 'it redirects, and no redirect is followed with a signature attached',
} as const

function isRedirect({ status }: Answer): boolean {
  return status >= 300 && status < 400
}
