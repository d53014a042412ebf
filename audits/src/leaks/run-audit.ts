import { auditSubject } from './audit-subject.js'
import { runControl } from './control/run-control.js'
import type { Scope } from './performances.js'
import type { Outcome } from './report.js'
import { credentialPaths } from './subjects/credential-paths.js'
import type { Subject } from './subjects/subject.js'
import { createTally, type Tally } from './tally.js'

/** Searches adapters, and then published clients, for what they leak. */
export async function runAudit(subjects: readonly Subject[], scope: Scope): Promise<Outcome> {
  const audit = createTally()
  for (const subject of subjects) await auditSubject(subject, scope, audit)
  const control = createTally()
  await runControl(control)
  return { audit, control, gaps: [...unplanted(subjects), ...unfound(control)] }
}

/** Options that hold a credential, and in which nothing was planted. */
function unplanted(subjects: readonly Subject[]): readonly string[] {
  const adapters = new Set(subjects.map(({ adapter }) => adapter))
  return [...adapters].flatMap((adapter) => {
    const planted = subjects
      .filter((each) => each.adapter === adapter)
      .flatMap(({ canaries }) => Object.keys(canaries))
    const missing = credentialPaths(adapter).filter((path) => !planted.includes(path))
    return missing.map((path) => `${adapter.name}: nothing was planted in ${path}.`)
  })
}

/** Clients that are known to leak, and in which nothing was found. */
function unfound({ bySubject }: Tally): readonly string[] {
  const silent = [...bySubject].filter(([, { hits }]) => hits === 0)
  return silent.map(([name]) => `Nothing was found in ${name}, so that the search proves nothing.`)
}
