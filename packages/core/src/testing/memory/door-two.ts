// All that the in-memory provider takes from door 2: it is an adapter, and runs in the pipeline of the real ones.
/* eslint-disable @typescript-eslint/no-restricted-imports -- of what lies outside door 2, only this door stands on it */
export type { Call } from '../../adapter/call/call.js'
export { interruptionError } from '../../adapter/call/interruption.js'
export { present } from '../../adapter/card-fields.js'
export { createProvider, type ProviderSettings } from '../../adapter/create-provider.js'
export { defineAdapter, type Adapter } from '../../adapter/define-adapter.js'
export { failureError, type FailureCode, type Safety } from '../../adapter/failure.js'
export { networkFailure } from '../../adapter/http/network-failure.js'
export type { AdapterOperations, CheckedRequest, OperationOutcomes } from '../../adapter/operations.js'
export { commonOptions } from '../../adapter/options/common-options.js'
export { checkInput } from '../../adapter/problems.js'
