// All that the in-memory provider takes from the adapter API: it is an adapter, and runs in the request path of the real ones.
/* eslint-disable @typescript-eslint/no-restricted-imports -- of what lies outside the adapter API, only the testing API stands on it */
export { activeCall, type ActiveCall, type Call } from '../../adapter/call/call.js'
export { untilAborted } from '../../adapter/call/signal.js'
export { omitEmpty } from '../../adapter/card-fields.js'
export { createProvider, type ProviderSettings } from '../../adapter/create-provider.js'
export { defineAdapter, type Adapter } from '../../adapter/define-adapter.js'
export { failed, withOutcome, type Failure } from '../../adapter/failure/failure.js'
export type { AdapterOperations, CheckedRequest, OperationOutcomes } from '../../adapter/operations.js'
export { commonOptions } from '../../adapter/options/common-options.js'
export { checkInput } from '../../adapter/problems.js'
export { complete } from '../../adapter/request/classify.js'
export type { Idempotency } from '../../adapter/request/provider-request.js'
