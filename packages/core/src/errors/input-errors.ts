import type { Capability, Refusal } from '../model/capabilities.js'
import { CardlaneError, type ErrorContext } from './cardlane-error.js'

const beforeSending = { outcome: 'not_applied', retryable: false } as const

/**
 * The caller gave something that cannot be sent. Thrown before anything is sent; the message names the field and what is
 * allowed, and never repeats the value. *Not* thrown when the provider itself refuses: that is `RequestRejectedError`.
 */
export class InvalidRequestError extends CardlaneError {
  /** The path of the field, such as `set.expiry.month`. */
  readonly field: string

  constructor(
    { message, field, hint }: { message: string; field: string; hint?: string | undefined },
    call?: ErrorContext,
  ) {
    super({
      ...beforeSending,
      ...call,
      message,
      code: 'invalid_request',
      phase: 'input',
      hint: hint ?? `Correct ${field === '' ? 'the request' : field} and call again; nothing was sent.`,
    })
    this.field = field
  }
}

/** The provider cannot do what was asked. Thrown before anything is sent; `capabilities` and `planUpdate` tell beforehand. */
export class UnsupportedOperationError extends CardlaneError {
  readonly capability: Capability
  readonly reason: string
  readonly alternative: string

  constructor(capability: Capability, { reason, alternative }: Refusal, call?: ErrorContext) {
    super({
      ...beforeSending,
      ...call,
      message: `Not supported: ${reason}`,
      code: 'unsupported_operation',
      phase: 'input',
      hint: alternative,
    })
    this.capability = capability
    this.reason = reason
    this.alternative = alternative
  }
}

/** One thing that is wrong with a configuration. The message never repeats the value. */
export interface ConfigurationProblem {
  /** Such as `providers.sila-us.auth.kind`. */
  readonly path: string
  readonly message: string
}

/** A configuration cannot be used. `problems` lists every one at once. */
export class ConfigurationError extends CardlaneError {
  readonly problems: readonly ConfigurationProblem[]

  constructor(problems: readonly ConfigurationProblem[], call?: ErrorContext) {
    const lines = problems.map(({ path, message }) => `\n  ${path === '' ? '(top level)' : path}: ${message}`)
    super({
      ...beforeSending,
      ...call,
      message: `The configuration has ${problems.length === 1 ? 'a problem' : `${String(problems.length)} problems`}:${lines.join('')}`,
      code: 'invalid_configuration',
      phase: 'config',
      hint: 'Correct the listed paths.',
    })
    this.problems = problems
  }
}
