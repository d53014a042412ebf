import { misplaced } from './mistakes/misplaced-inputs.js'
import { operations, type Operation } from './scenarios/operations.js'
import { success } from './scenarios/sandbox-scenarios.js'
import type { Scenario } from './scenarios/scenario.js'
import { perform, type Performance } from './stage/perform.js'
import type { Stage } from './stage/stage.js'
import type { Form, Subject } from './subjects/subject.js'

export interface Scope {
  readonly scenarios: readonly Scenario[]
  /** In which forms an adapter gets its credentials. */
  readonly formsOf: (subject: Subject) => readonly Form[]
}

interface Listed extends Performance {
  /** Whether it ends its scenario. */
  readonly isLast: boolean
}

/** Every operation in every scenario, with the credentials in every form; and calls that misplace a credential. */
export async function* performancesOf(stage: Stage, { scenarios, formsOf }: Scope): AsyncGenerator<Listed> {
  for (const form of formsOf(stage.subject)) {
    const requests = new Map<Operation, number>()
    for (const operation of operations) requests.set(operation, await countRequests(stage, form, operation))
    for (const scenario of scenarios) {
      const starts = [...requests].flatMap(([operation, count]) =>
        requestsToMeet(scenario, count).map((fromRequest) => ({ operation, fromRequest })),
      )
      for (const start of starts) yield { scenario, form, ...start, isLast: start === starts.at(-1) }
    }
  }
  for (const { text } of Object.values(stage.subject.canaries)) {
    for (const operation of misplaced(text)) {
      yield { scenario: success, form: 'text', operation, fromRequest: 1, isLast: false }
    }
  }
}

/** How many requests a call sends that succeeds; none when it is refused. */
async function countRequests(stage: Stage, form: Form, operation: Operation): Promise<number> {
  const { exhibits } = await perform(stage, { scenario: success, form, operation, fromRequest: 1 })
  const outcome = Object(exhibits[0]?.value) as { readonly meta?: { readonly attempts: number } }
  return outcome.meta?.attempts ?? 0
}

/** What meets a request meets each of a call's requests in turn. */
function requestsToMeet({ stage }: Scenario, count: number): readonly number[] {
  const { fault, trick } = stage({ canaries: [], shared: () => [], letTimePass: () => undefined })
  const meetsRequests = (fault ?? trick) !== undefined
  return Array.from({ length: meetsRequests ? Math.max(1, count) : 1 }, (_, at) => at + 1)
}
