import type { Run } from './run.js'

/**
 * `lie`: what was said is not true. `double`: one call, two effects. `lost`: a change that was said to be made has been
 * overwritten by another caller. `hung`: long after the deadline nothing was said. `crash`: no `CardlaneError` was thrown.
 */
export type FindingKind = 'lie' | 'double' | 'lost' | 'hung' | 'crash'

export interface Finding {
  readonly kind: FindingKind
  readonly run: Run
  /** What is true, in words. */
  readonly truth: string
}
