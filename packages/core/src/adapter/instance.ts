import type { InstanceContext } from './call/call.js'
import type { KeyedLock } from './call/keyed-lock.js'
import type { Adapter } from './define-adapter.js'
import type { RequestSchemas } from './input/request-schemas.js'
import type { AdapterOperations } from './operations.js'

/** A provider instance, as its operations are run. */
export interface Instance {
  readonly adapter: Pick<Adapter, 'name' | 'capabilities' | 'refusals'>
  readonly context: InstanceContext
  readonly schemas: RequestSchemas
  readonly operations: AdapterOperations
  /** Two changes to the cards of one owner at once could undo each other, and neither could be read back. */
  readonly ownerLock: KeyedLock
}
