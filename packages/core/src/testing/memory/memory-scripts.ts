import type { Operation } from '../../model/capabilities.js'
import type { OperationOutcomes } from './adapter-api.js'
import type { MemoryFailure } from './memory-failures.js'

/** What becomes of one call. */
export type Script<O extends Operation> =
  | { readonly does: 'gives'; readonly result: OperationOutcomes[O] }
  | { readonly does: 'fails'; readonly failure: MemoryFailure }
  | {
      readonly does: 'waits'
      readonly applied: boolean
      readonly arrive: () => void
      readonly released: Promise<void>
    }

/** A call that waits for the test. */
export interface HeldCall {
  /** Resolves when the call has come to the provider. */
  readonly arrived: Promise<void>
  /** Lets the call go on. It does nothing for a call that has ended by then. */
  release(): void
}

/** Decides what becomes of a call of one operation. Several decisions are for as many calls, in this order. */
export interface NextCall<O extends Operation> {
  /** The call, or as many as `times` says, rejects with the error of `code`. */
  fails(failure: MemoryFailure<O>, times?: number): void
  /** The call resolves to this, which is frozen then, and changes nothing. */
  gives(result: OperationOutcomes[O]): void
  /**
   * The call waits until it is released, aborted, or out of time. With `applied`, the change is made when the call comes,
   * and only its answer waits; without, when it is released. A change that is cut short says `unknown` in both cases.
   */
  waits(settings?: { readonly applied?: boolean }): HeldCall
}

/** A decision that no call has come for. */
export interface UnusedScript {
  readonly operation: Operation
  readonly does: 'gives' | 'fails' | 'waits'
}

/** What a test has decided for the calls to come. */
export class MemoryScripts {
  readonly #queue: { readonly operation: Operation; readonly script: Script<Operation> }[] = []

  get unused(): readonly UnusedScript[] {
    return this.#queue.map(({ operation, script }) => ({ operation, does: script.does }))
  }

  take<O extends Operation>(operation: O): Script<O> | undefined {
    const at = this.#queue.findIndex((each) => each.operation === operation)
    if (at === -1) return undefined
    // The compiler does not see that `add` put a script of this operation there.
    return this.#queue.splice(at, 1)[0]?.script as Script<O> | undefined
  }

  next<O extends Operation>(operation: O): NextCall<O> {
    const add = (script: Script<O>) => {
      this.#queue.push({ operation, script })
    }
    return {
      fails(failure, times = 1) {
        for (let count = 0; count < times; count += 1) add({ does: 'fails', failure })
      },
      gives(result) {
        add({ does: 'gives', result })
      },
      waits({ applied = false } = {}) {
        const [arrived, arrive] = signal()
        const [released, release] = signal()
        add({ does: 'waits', applied, arrive, released })
        return { arrived, release }
      },
    }
  }
}

function signal(): readonly [Promise<void>, () => void] {
  let give: () => void = () => undefined
  const promise = new Promise<void>((resolve) => (give = resolve))
  return [promise, give]
}
