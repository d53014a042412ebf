import { isCardlaneError, settleOutcome, type CardlaneError } from '../../errors/cardlane-error.js'
import type { Call } from './call.js'

/** What a read after a doubtful change shows. */
export type Seen<T> =
  | { readonly outcome: 'applied'; readonly result: T }
  /** The change was made, but what it gave cannot be had a second time; `hint` says what to do. */
  | { readonly outcome: 'applied'; readonly hint: string }
  | { readonly outcome: 'not_applied' | 'unknown' }
  /** Neither as before nor as it was to be: somebody else has changed it. */
  | { readonly outcome: 'unknown'; readonly conflict: CardlaneError }

interface Change<T> {
  /** Makes the change, with the time that it may take. */
  readonly make: (call: Call) => Promise<T>
  /** Reads what became of it. Only called when that is in doubt. */
  readonly look: (call: Call) => Promise<Seen<T>>
}

/** How much of a deadline is kept for reading back: a fifth, and 5,000 ms at most. */
const keptShare = 0.2
const keptMs = 5_000

/** How long a change may still be on its way after its connection broke or somebody else answered, in milliseconds. */
const settlingMs = 1_000

/**
 * Makes a change, and finds out what became of it when its answer is lost: by a read, within the same deadline. Gives the
 * result, or rejects with the error of the change and the outcome that the read has shown.
 */
export async function settle<T>(call: Call, { make, look }: Change<T>): Promise<T> {
  const leftMs = call.remainingMs()
  const making = call.part({ limitMs: leftMs - Math.min(keptMs, leftMs * keptShare), readsBack: false })
  try {
    return await make(making)
  } catch (error) {
    if (!isCardlaneError(error) || error.outcome !== 'unknown' || call.cutShort.aborted) throw error
    return await lookBack(call, error, look)
  } finally {
    making.close()
  }
}

async function lookBack<T>(call: Call, doubt: CardlaneError, look: Change<T>['look']): Promise<T> {
  const seen = await lookTwice(call, look)
  call.emit({ type: 'read_back', outcome: seen.outcome })
  if ('result' in seen) return seen.result
  if ('conflict' in seen) throw seen.conflict
  throw settleOutcome(doubt, seen.outcome, 'hint' in seen ? seen.hint : undefined)
}

/**
 * Believes that nothing was changed only when a second look says so, too: what broke the connection, or answered in the
 * provider's place, need not have ended the work behind it.
 */
async function lookTwice<T>(call: Call, look: Change<T>['look']): Promise<Seen<T>> {
  const first = await lookOnce(call, look)
  if (first.outcome !== 'not_applied') return first
  if (call.remainingMs() <= settlingMs) return { outcome: 'unknown' }

  call.emit({ type: 'read_back', outcome: 'unknown', pauseMs: settlingMs })
  const interrupted = await call.sleep(settlingMs).then(
    () => false,
    () => true,
  )
  const second: Seen<T> = interrupted ? { outcome: 'unknown' } : await lookOnce(call, look)
  // A request that was given up can take longer than that.
  return second.outcome === 'not_applied' && call.abandoned ? { outcome: 'unknown' } : second
}

async function lookOnce<T>(call: Call, look: Change<T>['look']): Promise<Seen<T>> {
  const looking = call.part({ limitMs: call.remainingMs(), readsBack: true })
  try {
    return await look(looking)
  } catch (error) {
    if (isCardlaneError(error)) return { outcome: 'unknown' }
    throw error
  } finally {
    looking.close()
  }
}
