// Door 1, for applications: the contract. It loads neither axios nor zod.
export { systemClock, type Clock } from './clock.js'
export { isCardlaneError, CardlaneError } from './errors/cardlane-error.js'
export type {
  ErrorCode,
  ErrorContext,
  ErrorPhase,
  Outcome,
  ProviderErrorInfo,
} from './errors/cardlane-error.js'
export { ConfigurationError, InvalidRequestError, UnsupportedOperationError } from './errors/input-errors.js'
export type { ConfigurationProblem } from './errors/input-errors.js'
export {
  AbortedError,
  AmbiguousCardError,
  AuthenticationError,
  CardNotFoundError,
  ConflictError,
  DeadlineExceededError,
  NetworkError,
  PermissionDeniedError,
  ProviderUnavailableError,
  RateLimitedError,
  RequestRejectedError,
  UnexpectedResponseError,
  UntrustedLinkError,
} from './errors/failure-errors.js'
export type { CardCandidate, FailureDetails } from './errors/failure-errors.js'
export { HostedLink } from './links/hosted-link.js'
export { decimalText, money, type Money } from './money/money.js'
export type { Card, CardLimit, CardPurpose, CardRef, Expiry, RequiredAction } from './model/card.js'
export type {
  Capabilities,
  Capability,
  Operation,
  Refusal,
  Support,
  UpdateCapabilities,
  UpdateField,
} from './model/capabilities.js'
// By star, because declaration merging does not reach an interface that is exported again by name.
export type * from './model/provider-options.js'
export type { CardProvider, CircuitState } from './model/card-provider.js'
export type {
  AddCardRequest,
  CallOptions,
  CardCallOptions,
  CardChanges,
  CreatePaymentLinkRequest,
  UpdateCardRequest,
} from './model/requests.js'
export type {
  AddCardResult,
  CardList,
  CardResult,
  DeleteCardResult,
  PaymentLinkResult,
  ResultMeta,
  UpdateCardResult,
} from './model/results.js'
export type { UpdatePlan } from './model/update-plan.js'
