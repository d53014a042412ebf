import { unknownOutcomeHint, type CardlaneError, type Outcome } from '../../errors/cardlane-error.js'
import { AbortedError, DeadlineExceededError } from '../../errors/failure-errors.js'

/** Why a call was cut short: by its caller, or because its time was up. */
export type Interruption = 'aborted' | 'deadline'

interface Circumstances {
  readonly outcome: Outcome
  readonly cause: unknown
  /** The time that there was, in milliseconds. */
  readonly limitMs: number
}

/** The error of a call that was cut short. */
export function interruptionError(why: unknown, { outcome, cause, limitMs }: Circumstances): CardlaneError {
  const hint = outcome === 'unknown' ? unknownOutcomeHint : 'Nothing was changed; the call can be made again.'
  const shared = { outcome, retryable: outcome === 'not_applied', hint, cause }
  return why === 'aborted'
    ? new AbortedError({ ...shared, message: 'The caller aborted the call.' })
    : new DeadlineExceededError({ ...shared, message: `There was no answer within ${limitMs} ms.` })
}
