import type { Reply } from '../route.js'
import { codeOf, messageOf, type PaywallFailure } from './paywall-failures.js'
import type { PaywallSettings } from './paywall-options.js'

export type PaywallEnvelopes = ReturnType<typeof createPaywallEnvelopes>

interface Outcome {
  readonly ErrorCode: number
  readonly Message: string
  readonly Body: unknown
}

/** Paywall's answers: success is `Result: true` and `ErrorCode: 0`, whatever the HTTP status. */
export function createPaywallEnvelopes(settings: Omit<PaywallSettings, 'cards'>) {
  const { errorCodes, failureBody, failureStatus, messages, resultAs } = settings
  const envelope = (status: number, { ErrorCode, Message, Body }: Outcome): Reply => {
    const isSuccess = ErrorCode === 0
    const Result = resultAs === 'text' ? String(isSuccess) : isSuccess
    return { status, body: { ErrorCode, Result, Message, Body } }
  }
  const failed = (status: number, ErrorCode: number, Message: string): Reply =>
    envelope(status, { ErrorCode, Message, Body: failureBodies[failureBody](ErrorCode, Message) })

  return {
    success: (Body: unknown): Reply => envelope(200, { ErrorCode: 0, Message: '', Body }),
    fail: (failure: PaywallFailure): Reply =>
      failed(failureStatus, codeOf(failure, errorCodes), messageOf(failure, messages)),
    /** The answer to missing or wrong keys. */
    badKeys(): Reply {
      const { authFailureStatus, authErrorCode, authFailureBody } = settings
      return authFailureBody === 'empty'
        ? { status: authFailureStatus, body: '' }
        : failed(authFailureStatus, authErrorCode, badKeys[messages])
    },
  }
}

const badKeys = { english: 'Invalid credentials', turkish: 'Geçersiz kimlik bilgileri' }

const base64 = (value: string | number): string => Buffer.from(String(value)).toString('base64')

const failureBodies = {
  null: () => null,
  text: () => '',
  /** The only documented details of an error, which are those of a failed payment: texts in Base64. */
  object: (code: number, message: string) => ({
    Error: {
      ...{ ProviderErrorCode: base64(code), ProviderErrorMessage: base64(message) },
      ...{ BankErrorCode: '', BankErrorMessage: '' },
    },
  }),
} as const
