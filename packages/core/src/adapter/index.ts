// Door 2, for authors of adapters: how a provider is described, and the pipeline that carries its requests.
export { defineAdapter, isAdapter } from './define-adapter.js'
export type { Adapter, AdapterDefinition, AdapterDeps } from './define-adapter.js'
export { createProvider, type ProviderSettings } from './create-provider.js'
export { realWorld, type World } from './world.js'
export type { CallEvent, CardlaneEvent, EventContext } from './events.js'
export type { AdapterOperations, CheckedRequest, OperationOutcomes } from './operations.js'
export { defineCapabilities } from '../model/capabilities.js'
export type { AddCardOutcome, PaymentLinkOutcome, UpdateCardOutcome } from '../model/results.js'
export { requestedFields, type Refusals } from '../model/update-plan.js'
export type { Call } from './call/call.js'
export { settle, type Seen } from './call/settle.js'
export { sharedFlight } from './call/shared-flight.js'
export { failureOfStatus, type Failure, type FailureCode, type Safety } from './failure.js'
export type {
  Answer,
  Attempt,
  Authenticator,
  JsonObject,
  ProviderRequest,
  Send,
  SignableRequest,
} from './http/provider-request.js'
export { safeCause } from './scrub-cause.js'
export { check, checkInput, describeProblems, type Checked } from './problems.js'
export { containsCardNumber } from './input/card-number.js'
export { headerField, textField, uuidField, withoutCardNumber } from './input/fields.js'
export { commonOptions, type CommonOptions } from './options/common-options.js'
export { baseUrlField, isLoopback } from './options/base-url.js'
export { linkHostsField } from './options/link-hosts.js'
export { anyCredential, credential, Secret } from './options/secret.js'
export { trustedLink, type LinkDetails, type LinkTrust } from './trusted-link.js'
export { driftAt, isOneOf } from './drift.js'
export { expiryOf, lastFour, present, sameText } from './card-fields.js'
export { jsonAmount } from './json-amount.js'
