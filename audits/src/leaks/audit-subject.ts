import { auditMistakes } from './mistakes/audit-mistakes.js'
import { performancesOf, type Scope } from './performances.js'
import { createSearcher } from './search/searcher.js'
import { perform } from './stage/perform.js'
import { captureOutput, type OutputCapture } from './stage/process-output.js'
import { openStage, type Stage } from './stage/stage.js'
import type { Subject } from './subjects/subject.js'
import type { Tally } from './tally.js'

/**
 * Makes every call of an adapter in every scenario, with its credentials in every form, and searches what is left of it.
 *
 * @throws Error when a function that gives a credential was never called: then nothing was proved about that credential.
 */
export async function auditSubject(subject: Subject, scope: Scope, tally: Tally): Promise<void> {
  const { name, adapter, canaries } = subject
  const stage = await openStage(subject)
  const output = captureOutput()
  try {
    const used = await auditCalls(stage, scope, { tally, output })
    const idle = Object.keys(canaries).filter((each) => !used.has(each))
    if (idle.length > 0) throw new Error(`${name} never asked for ${idle.join(' and ')}.`)
    await auditMistakes(subject, tally)
    const searcher = createSearcher(Object.values(canaries))
    const exhibit = { what: 'adapter', value: adapter, large: true }
    tally.search({ subject: name, scenario: 'after everything', call: 'all' }, [exhibit], searcher)
  } finally {
    await output.close()
    await stage.close()
  }
}

/** Gives the names of the credentials that were asked for. */
async function auditCalls(
  stage: Stage,
  scope: Scope,
  { tally, output }: { readonly tally: Tally; readonly output: OutputCapture },
): Promise<ReadonlySet<string>> {
  const subject = stage.subject.name
  const used = new Set<string>()
  for await (const { isLast, ...performance } of performancesOf(stage, scope)) {
    const { scenario, operation } = performance
    const { exhibits, surroundings, searcher, asked } = await perform(stage, performance)
    const printed = { what: 'output of the process', value: output.take() }
    const source = { subject, scenario: scenario.name, call: operation.name }
    tally.countCall(subject)
    tally.search(source, [...exhibits, printed, ...(isLast ? surroundings : [])], searcher)
    for (const name of asked) used.add(name)
  }
  return used
}
