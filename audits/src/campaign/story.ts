import { describeAsk } from './ask.js'
import type { Finding } from './finding.js'
import type { Run, SeenRequest } from './run.js'
import { describeSaid } from './said.js'

/** What happened, so that it can be played again against a sandbox of one's own. */
export function tellFinding({ kind, run, truth }: Finding, number: number): string {
  return [
    `${number}. ${kind.toUpperCase()} · ${run.lane} · run ${run.id} · ${run.reference}`,
    `   asked:    ${describeAsk(run.ask)}, within ${run.deadlineMs} ms${abort(run)}`,
    ...lines('network: ', run.networkFault === undefined ? [] : [`${run.networkFault}, ${run.route ?? ''}`]),
    `   said:     ${describeSaid(run.said)}, after ${Math.round(run.tookMs)} ms`,
    `   true:     ${truth}`,
    ...lines('requests:', run.requests.map(tellRequest)),
    ...lines('replay:  ', replay(run)),
    ...(run.beside === undefined ? [] : tellBeside(run.beside)),
  ].join('\n')
}

function tellBeside(run: Run): readonly string[] {
  return [
    `   beside:   ${describeAsk(run.ask)}, within ${run.deadlineMs} ms${abort(run)}: ${describeSaid(run.said)}`,
    ...lines('requests:', run.requests.map(tellRequest)),
  ]
}

const lines = (title: string, texts: readonly string[]): readonly string[] =>
  texts.map((text, index) => `   ${index === 0 ? title : ' '.repeat(title.length)} ${text}`)

const abort = ({ abortsAfterMs }: Run): string =>
  abortsAfterMs === undefined ? '' : `, aborted by the caller after ${abortsAfterMs} ms`

function tellRequest({ method, path, status, fault, effects }: SeenRequest): string {
  const answer = status === 0 ? 'no answer' : `HTTP ${status}`
  const changed = effects.map(({ change, subject }) => `${change} ${subject}`)
  return [`${method} ${path}: ${answer}`, ...(fault === undefined ? [] : [fault]), ...changed].join(' · ')
}

/** The faults by the number of the request, for a sandbox that gets this call alone. */
function replay(run: Run): readonly string[] {
  const provider = run.lane.split('-')[0]
  return run.requests.flatMap(({ fault, status }, index) => {
    if (fault === undefined) return []
    const values: Readonly<Record<string, object>> = {
      status: { status },
      latency: { ms: 50 },
      drop_late: { ms: 400 },
      clock_skew: { seconds: 900 },
    }
    return [`faults.add(${JSON.stringify({ kind: fault, ...values[fault], provider, nth: index + 1 })})`]
  })
}

/** The same as plain JSON. Links are secrets, so results are told by their status. */
export const findingJson = ({ kind, run, truth }: Finding) => ({
  ...{ kind, truth },
  ...runJson(run),
  replay: replay(run),
  ...(run.beside && { beside: runJson(run.beside) }),
})

const runJson = (run: Run) => ({
  ...{ lane: run.lane, run: run.id, reference: run.reference },
  ...{ ask: describeAsk(run.ask), said: describeSaid(run.said) },
  ...{ deadlineMs: run.deadlineMs, abortsAfterMs: run.abortsAfterMs ?? null, tookMs: Math.round(run.tookMs) },
  ...{ networkFault: run.networkFault ?? null, route: run.route ?? null },
  requests: run.requests,
})
