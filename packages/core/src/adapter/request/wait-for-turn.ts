import type { ActiveCall } from '../call/call.js'
import type { Failure } from '../failure/failure.js'
import type { Pacer } from './pacer.js'

/**
 * Waits until a host that asked to slow down takes another request. Gives a failure at once, before anything is sent, where that
 * is later than the call's deadline.
 */
export async function waitForTurn(
  pacer: Pacer,
  call: ActiveCall,
  previous: Failure | undefined,
): Promise<Failure | undefined> {
  for (;;) {
    const leftMs = call.remainingMs()
    const heldMs = pacer.heldMs()
    const waitMs = heldMs > 0 ? heldMs : pacer.reserveMs(leftMs)
    if (waitMs === 0) return undefined
    if (waitMs >= leftMs) return previous ?? slowedDown(waitMs)
    call.emit({ type: 'held_back', pauseMs: waitMs })
    if (!(await call.sleep(waitMs))) {
      if (heldMs === 0) pacer.giveBack()
      return call.interruption('before_send', previous?.outcome ?? 'not_applied')
    }
    if (heldMs === 0 && pacer.heldMs() === 0) return undefined
  }
}

function slowedDown(waitMs: number): Failure {
  const retryAfterMs = Math.ceil(waitMs)
  return {
    code: 'rate_limited',
    message: `The provider has asked to slow down, and the next turn is in ${retryAfterMs} ms, which is longer than this call may take.`,
    phase: 'before_send',
    outcome: 'not_applied',
    retryable: true,
    retryAfterMs,
    hint: `Nothing was sent; call again in ${Math.ceil(retryAfterMs / 1000)} s, or with a longer deadlineMs.`,
  }
}
