import type { Finding } from '../finding.js'
import { isRead } from '../judge-run.js'
import { effectsOf, faultsOf, type Run } from '../run.js'
import { isBeforeSent, traitsOf, type NetworkFault } from './network-fault.js'

/** What was seen while a fault was there. */
export interface Seen {
  readonly fault: NetworkFault
  /** How many requests arrived and were not answered in full. */
  readonly lost: number
  /** How many connections on which nothing comes were left open when all calls had ended. */
  readonly held: number
}

/** Whether calls that met a fault have told what they could know, and let go of what they had. */
export function judgeNetwork(runs: readonly Run[], { fault, lost, held }: Seen): readonly Finding[] {
  const [first] = runs
  const isUnsent = isBeforeSent(traitsOf(fault).phase)
  return [
    ...runs.flatMap((run): readonly Finding[] => {
      const truth = doubtProblem(run, isUnsent && lost === 0)
      return truth === undefined ? [] : [{ kind: 'lie', run, truth }]
    }),
    ...(first !== undefined && held > 0
      ? [
          {
            kind: 'held' as const,
            run: first,
            truth: `${held} connections on which nothing comes were left open.`,
          },
        ]
      : []),
  ]
}

/** `unknown` is for a change of which bytes could have left. */
function doubtProblem(run: Run, nothingLeft: boolean): string | undefined {
  const { said, ask } = run
  if (said.kind !== 'error' || said.outcome !== 'unknown' || isRead(ask)) return undefined
  const isUnsent = isBeforeSent(said.phase) && said.attempts <= 1
  // A fault of the provider's is a reason of its own, and so is a change that arrived in spite of the network's.
  const isOnlyReason = nothingLeft && faultsOf(run).length === 0 && effectsOf(run).length === 0
  return isUnsent || isOnlyReason ? 'Nothing of the change can have left.' : undefined
}

/** When the fault is gone, everything has to be as before: the next call of the owner is sent, and succeeds. */
export function judgeNext(run: Run): readonly Finding[] {
  const { said, sent, ask, busyMs, tookMs } = run
  const code = said.kind === 'error' ? said.code : ''
  // On a machine that was busy all the time, time says nothing.
  const isExcused = code === 'unsupported_operation' || (code === 'deadline_exceeded' && busyMs > tookMs / 2)
  if (said.kind === 'result' || isExcused || faultsOf(run).length > 0) return []
  const truth = `The fault is gone, and this ${ask.operation} did not succeed (${sent} requests).`
  return [{ kind: 'held', run, truth }]
}
