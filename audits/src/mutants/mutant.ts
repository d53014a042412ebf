import type { Subject } from '@cardlane/conformance'
import type {
  Adapter,
  AdapterDeps,
  AdapterOperations,
  ProviderRequest,
  SendRequest,
} from '@cardlane/core/adapter'
import type { Capabilities, Operation } from '@cardlane/core'

/** An adapter that is broken on purpose in one way, and what it can be tried on. */
export interface Mutant {
  readonly name: string
  readonly subject: Subject
}

type AnyRequest = ProviderRequest<unknown>
type Perform = (request: never, call: never) => Promise<unknown>

/** What is broken. Everything else is as the adapter has it. */
export interface Defect {
  readonly capabilities?: Partial<Capabilities>
  readonly refusals?: Adapter['refusals']
  readonly options?: (options: Adapter['options']) => Adapter['options']
  /** Changes a request before core gets it. */
  readonly request?: (request: AnyRequest) => AnyRequest
  /** Stands between the operations and core's `send`. */
  readonly send?: (send: SendRequest) => SendRequest
  /** Stands between core and the operations. */
  readonly operation?: (perform: Perform, name: Operation, deps: AdapterDeps) => Perform
  readonly operations?: (operations: AdapterOperations, deps: AdapterDeps) => AdapterOperations
}

/** Breaks an adapter in one way. */
export function mutant(name: string, subject: Subject, defect: Defect): Mutant {
  const { adapter } = subject
  const broken: Adapter = {
    ...adapter,
    capabilities: { ...adapter.capabilities, ...defect.capabilities },
    ...(defect.refusals && { refusals: defect.refusals }),
    options: defect.options?.(adapter.options) ?? adapter.options,
    create(options, deps) {
      const send: SendRequest = async (request, call) => {
        const sent = (defect.request?.(request as AnyRequest) ?? request) as typeof request
        return (defect.send?.(deps.send) ?? deps.send)(sent, call)
      }
      const operations = adapter.create(options, { ...deps, send })
      const wrapped = Object.entries(operations).map(([operation, perform]) => [
        operation,
        defect.operation?.(perform as Perform, operation as Operation, deps) ?? perform,
      ])
      const all = Object.fromEntries(wrapped) as AdapterOperations
      return defect.operations?.(all, deps) ?? all
    },
  }
  return { name, subject: { ...subject, adapter: broken } }
}
