import { observe } from '../observers/observe.js'
import type { Operation } from '../scenarios/operations.js'
import type { Props, Scenario, Staging } from '../scenarios/scenario.js'
import type { Exhibit } from '../search/inspection.js'
import { createSearcher, type Searcher } from '../search/searcher.js'
import type { Form, Give, Hosts, Inputs, Subject } from '../subjects/subject.js'
import { compose } from './compose.js'
import { deadlineMs, type Stage } from './stage.js'
import { tapWire } from './wire-tap.js'

/** One call: which operation, what happens to it, and from which of its requests on. */
export interface Performance {
  readonly scenario: Scenario
  readonly form: Form
  readonly operation: Operation
  readonly fromRequest: number
}

/** What a call has left behind. */
export interface Aftermath {
  /** What the call itself gave: its result or error, and what observers heard of it. */
  readonly exhibits: readonly Exhibit[]
  /** What an application holds all the time: the container, `Cardlane`, the provider instance. */
  readonly surroundings: readonly Exhibit[]
  /** Knows every secret that came up in the call. */
  readonly searcher: Searcher
  /** The names of the credentials that were asked for. */
  readonly asked: ReadonlySet<string>
}

export async function perform(stage: Stage, performance: Performance): Promise<Aftermath> {
  const { scenario, form, operation, fromRequest } = performance
  const { subject, sandbox } = stage
  sandbox.reset()
  const inputs = subject.inputs(sandbox)
  const searcher = searcherFor(subject, inputs)
  const asked = new Set<string>()
  const staging = scenario.stage(propsOf(stage, form, asked))
  await stage.arm({ staging, fromRequest, searcher })

  const observer = observe(staging.world?.onEvent)
  const give = staging.give ?? giveAs(form, asked)
  const composed = compose({
    adapter: subject.adapter,
    options: {
      ...subject.options({ form, give, hosts: hostsOf(stage, staging) }),
      deadlineMs,
      maxAttempts: 2,
    },
    world: { clock: stage.clock, random: () => 0, ...staging.world, onEvent: observer.onEvent },
  })

  const tap = tapWire(searcher.plant)
  const outcome = await operation.act(composed.provider, inputs, staging.callOptions).then(
    (value) => ({ what: 'result', value }),
    (value: unknown) => ({ what: 'error', value }),
  )
  tap.close()
  return {
    exhibits: [outcome, ...linkIn(outcome.value), ...(await observer.end())],
    surroundings: Object.entries(composed).map(([what, value]) => ({ what, value: value as unknown })),
    searcher,
    asked,
  }
}

function searcherFor({ canaries }: Subject, { addition }: Inputs): Searcher {
  const searcher = createSearcher(Object.values(canaries))
  if (addition !== undefined) searcher.plant({ name: 'card token', text: addition.token })
  return searcher
}

function propsOf({ subject, letTimePass }: Stage, form: Form, asked: ReadonlySet<string>): Props {
  const canaries = Object.values(subject.canaries)
  const { neverShared = [] } = subject
  return {
    canaries,
    letTimePass,
    shared: () =>
      canaries.filter(({ name }) => !neverShared.includes(name) && (form === 'text' || asked.has(name))),
  }
}

function hostsOf({ hosts }: Stage, { changeHost = (host) => host }: Staging): Hosts {
  return Object.fromEntries(Object.entries(hosts).map(([option, host]) => [option, changeHost(host)]))
}

function giveAs(form: Form, asked: Set<string>): Give {
  return ({ name, text }) => {
    if (form === 'text') return text
    const use = () => {
      asked.add(name)
      return text
    }
    return form === 'promise' ? () => Promise.resolve(use()) : use
  }
}

/** A link is often printed alone. */
function linkIn(outcome: unknown): readonly Exhibit[] {
  if (typeof outcome !== 'object' || outcome === null || !('link' in outcome)) return []
  return [{ what: 'link', value: outcome.link }]
}
