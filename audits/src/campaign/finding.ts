import type { Run } from './run.js'

/**
 * `lie`: what was said is not true. `double`: one call, two effects. `lost`: a change that was said to be made has been
 * overwritten by another caller. `late`: it ended more than 50 ms after its deadline. `hung`: long after the deadline nothing
 * was said. `held`: when it had ended, something was still in its way or left open. `crash`: no `CardlaneError` was thrown.
 */
export type FindingKind = 'lie' | 'double' | 'lost' | 'late' | 'hung' | 'held' | 'crash'

export interface Finding {
  readonly kind: FindingKind
  readonly run: Run
  /** What is true, in words. */
  readonly truth: string
}
