import { failed, failureOf, withOutcome, type Failure } from '../failure/failure.js'
import { activeCall, type ActiveCall, type Call } from './call.js'

/** What a read after a doubtful change shows. */
export type ReadBackResult<T> =
  | { readonly outcome: 'applied'; readonly result: T }
  /** The change was made, but what it gave cannot be had a second time; `hint` says what to do. */
  | { readonly outcome: 'applied'; readonly hint: string }
  | { readonly outcome: 'not_applied' | 'unknown' }
  /** Neither as before nor as it was to be: somebody else has changed it. */
  | { readonly outcome: 'unknown'; readonly conflict: Failure }

interface Change<T> {
  /** Makes the change, within the time that it may take. */
  readonly change: (call: Call) => Promise<T>
  /** Reads what became of it. Only called when that is in doubt. */
  readonly readBack: (call: Call) => Promise<ReadBackResult<T>>
}

/** How much of a deadline is kept for reading back: a fifth, and 5,000 ms at most. */
const keptShare = 0.2
const maxKeptMs = 5_000

/** How long a change may still be on its way after its connection broke or somebody else answered, in milliseconds. */
const stillOnItsWayMs = 1_000

/**
 * Makes a change, and finds out what became of it when its answer is lost: by a read, within the same deadline. Gives the
 * result, or rejects with the failure of the change and the outcome that the read has shown.
 */
export async function changeWithReadBack<T>(call: Call, { change, readBack }: Change<T>): Promise<T> {
  const whole = activeCall(call)
  const leftMs = whole.remainingMs()
  const part = whole.part(Math.floor(leftMs - Math.min(maxKeptMs, leftMs * keptShare)), false)
  try {
    return await change(part)
  } catch (error) {
    const failure = failureOf(error)
    if (failure?.outcome !== 'unknown' || whole.isInterrupted) throw error
    return await resolveDoubt(whole, failure, readBack)
  } finally {
    part.close()
  }
}

async function resolveDoubt<T>(
  call: ActiveCall,
  failure: Failure,
  readBack: Change<T>['readBack'],
): Promise<T> {
  const found = await readTwice(call, readBack)
  call.emit({ type: 'read_back', outcome: found.outcome })
  if ('result' in found) return found.result
  if ('conflict' in found) throw failed(found.conflict)
  throw failed(withOutcome(failure, found.outcome, 'hint' in found ? found.hint : undefined))
}

/**
 * Reports `not_applied` only after two reads agree: what broke the connection, or answered in the provider's place, need not
 * have ended the work behind it.
 */
async function readTwice<T>(call: ActiveCall, readBack: Change<T>['readBack']): Promise<ReadBackResult<T>> {
  const first = await readOnce(call, readBack)
  if (first.outcome !== 'not_applied') return first
  if (call.remainingMs() <= stillOnItsWayMs) return { outcome: 'unknown' }

  call.emit({ type: 'read_back', outcome: 'unknown', pauseMs: stillOnItsWayMs })
  if (!(await call.sleep(stillOnItsWayMs))) return { outcome: 'unknown' }
  const second = await readOnce(call, readBack)
  // A request that was given up can take longer than that.
  return second.outcome === 'not_applied' && call.progress.abandoned ? { outcome: 'unknown' } : second
}

async function readOnce<T>(call: ActiveCall, readBack: Change<T>['readBack']): Promise<ReadBackResult<T>> {
  const part = call.part(Math.floor(call.remainingMs()), true)
  try {
    return await readBack(part)
  } catch (error) {
    if (failureOf(error) !== undefined) return { outcome: 'unknown' }
    throw error
  } finally {
    part.close()
  }
}
