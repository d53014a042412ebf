// The adapter API: how a provider is described, and the request path that carries its requests.
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
export { changeWithReadBack, type ReadBackResult } from './call/change-with-read-back.js'
export { failed, failureOf, type FailedError, type Failure } from './failure/failure.js'
export { AccessTokens, type AccessToken } from './request/access-tokens.js'
export { failureOfStatus } from './request/status-codes.js'
export type {
  AttemptContext,
  AuthHeaders,
  Authenticator,
  Idempotency,
  JsonObject,
  ProviderRequest,
  ProviderResponse,
  SendRequest,
  SignableRequest,
} from './request/provider-request.js'
export { safeCause } from './redaction/safe-cause.js'
export { check, checkInput, describeProblems, type Checked } from './problems.js'
export { containsCardNumber } from './input/card-number.js'
export { headerField, textField, uuidField, withoutCardNumber } from './input/fields.js'
export { commonOptions, type CommonOptions } from './options/common-options.js'
export { baseUrlField, isLoopback } from './options/base-url.js'
export { linkHostsField } from './options/link-hosts.js'
export { anyCredential, credential, Secret, withSecrets } from './options/secret.js'
export { trustedLink, type LinkDetails, type LinkTrust } from './trusted-link.js'
export { driftAt, isOneOf } from './drift.js'
export { expiryOf, lastFour, omitEmpty, sameText } from './card-fields.js'
export { jsonAmount } from './json-amount.js'
