import { capabilityCases } from './cases/capability-cases.js'
import { deadlineCases } from './cases/deadline-cases.js'
import { driftCases } from './cases/drift-cases.js'
import { errorCases } from './cases/error-cases.js'
import { inputCases } from './cases/input-cases.js'
import { instanceCases } from './cases/instance-cases.js'
import { optionCases } from './cases/option-cases.js'
import { partialUpdateCases } from './cases/partial-update-cases.js'
import { redactionCases } from './cases/redaction-cases.js'
import { requestCases } from './cases/request-cases.js'
import { resultCases } from './cases/result-cases.js'
import { retryCases } from './cases/retry-cases.js'
import type { CaseDraft } from './case-draft.js'
import type { Subject } from './subject.js'

/** One thing that an adapter has to do right. */
export interface ConformanceCase {
  readonly name: string
  readonly group: ConformanceGroup
  /** Resolves when the adapter does it right, and rejects with an error that says what was wrong, within 10 seconds. */
  readonly run: () => Promise<unknown>
}

/** A case that does not apply to the adapter, and why. */
export interface OmittedCase {
  readonly name: string
  readonly group: ConformanceGroup
  readonly reason: string
}

const groups = {
  capabilities: capabilityCases,
  options: optionCases,
  'input guards': inputCases,
  requests: requestCases,
  results: resultCases,
  'partial updates': partialUpdateCases,
  errors: errorCases,
  'retries and idempotence': retryCases,
  'deadlines and aborts': deadlineCases,
  redaction: redactionCases,
  instances: instanceCases,
  drift: driftCases,
} satisfies Record<string, (subject: Subject) => readonly CaseDraft[]>

export type ConformanceGroup = keyof typeof groups

/**
 * Everything that this adapter has to pass, as data for any test runner. Which cases these are follows from what the adapter
 * declares. Each case opens a backend and an instance of its own and closes them, so cases may run in any order.
 */
export function conformanceCases(subject: Subject): readonly ConformanceCase[] {
  return draftsOf(subject)
    .filter(({ draft }) => reasonToOmit(draft, subject) === undefined)
    .map(({ group, draft }) => ({ name: draft.name, group, run: () => draft.run() }))
}

/** The cases that `conformanceCases` leaves out: show them, so that nothing is passed over in silence. */
export function omittedCases(subject: Subject): readonly OmittedCase[] {
  return draftsOf(subject).flatMap(({ group, draft }) => {
    const reason = reasonToOmit(draft, subject)
    return reason === undefined ? [] : [{ name: draft.name, group, reason }]
  })
}

function draftsOf(subject: Subject) {
  return (Object.keys(groups) as ConformanceGroup[]).flatMap((group) =>
    groups[group](subject).map((draft) => ({ group, draft })),
  )
}

function reasonToOmit(draft: CaseDraft, { world }: Subject): string | undefined {
  if (draft.onWire === true && world.wire === false) return 'the adapter sends no requests'
  return draft.omit
}
