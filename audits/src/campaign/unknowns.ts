import { group } from './group.js'
import { effectsOf, faultsOf, type Run } from './run.js'

/** Why so many calls ended with `unknown`. */
export interface UnknownCause {
  readonly lane: string
  readonly operation: string
  readonly code: string
  /** The faults that the call met, or why it met none. */
  readonly met: string
  readonly times: number
  /** How many of them had been applied. */
  readonly applied: number
}

/** What an error code says about why it could not be found out what became of a change. */
const reasons: Readonly<Record<string, string>> = {
  deadline_exceeded: 'The time was up before an answer or a read could tell.',
  aborted: 'The caller gave up before an answer or a read could tell.',
  network_failed: 'The connection broke, and no read could tell.',
  provider_unavailable: 'The provider answered that it cannot answer, and no read could tell.',
  unexpected_response: 'The answer cannot be understood, and no read could tell.',
  conflict: 'The card is not as it was written, and somebody else may have changed it.',
}

const otherReason = 'A later attempt was refused, and an earlier one may have been applied.'

export function causesOfUnknown(runs: readonly Run[]): readonly UnknownCause[] {
  const causes = runs.flatMap((run) => {
    const { said, lane, ask } = run
    if (said.kind !== 'error' || said.outcome !== 'unknown') return []
    const applied = effectsOf(run).length > 0 ? 1 : 0
    return [{ lane, operation: ask.operation, code: said.code, met: metBy(run), times: 1, applied }]
  })
  return summed(causes, ({ lane, operation, code, met }) => JSON.stringify([lane, operation, code, met]))
}

/** The causes by error code alone, each with its reason. */
export function reasonsOfUnknown(
  causes: readonly UnknownCause[],
): readonly (UnknownCause & { readonly reason: string })[] {
  return summed(causes, ({ code }) => code).map((cause) => ({
    ...cause,
    reason: reasons[cause.code] ?? otherReason,
  }))
}

function summed(
  causes: readonly UnknownCause[],
  keyOf: (cause: UnknownCause) => string,
): readonly UnknownCause[] {
  const add = (one: UnknownCause, other: UnknownCause) => ({
    ...one,
    times: one.times + other.times,
    applied: one.applied + other.applied,
  })
  return group(causes, keyOf)
    .map((alike) => alike.reduce(add))
    .sort((one, other) => other.times - one.times)
}

function metBy(run: Run): string {
  const faults = faultsOf(run)
  if (faults.length > 0) return [...new Set(faults)].sort().join(' + ')
  if (run.said.kind === 'error' && run.said.code === 'aborted') return 'no fault, the caller gave up'
  return run.deadlineMs <= 40 ? 'no fault, 40 ms or less' : `no fault, ${run.deadlineMs} ms were not enough`
}
