import { failureOfStatus, type Answer, type Failure, type FailureCode } from '@cardlane/core/adapter'
import { paywallEnvelope } from './paywall-wire.js'

/** Paywall documents no HTTP status; these are what HTTP means by them. */
const codes: Readonly<Record<number, FailureCode>> = {
  400: 'request_rejected',
  401: 'authentication_failed',
  403: 'permission_denied',
  404: 'request_rejected',
  409: 'conflict',
  422: 'request_rejected',
}

/**
 * Paywall's success rule: 2xx, `Result` true and `ErrorCode` 0. Other codes are kept for people and not switched on: they mean
 * different things in different APIs of Paywall.
 */
export function judgePaywall({ status, body }: Answer): Failure | undefined {
  const { data } = paywallEnvelope.safeParse(body)
  const ok = status >= 200 && status < 300
  if (data === undefined)
    return { code: failureOfStatus(status, ok ? {} : codes), providerMessage: 'it is no envelope of Paywall' }
  if (ok && data.Result && data.ErrorCode === 0) return undefined

  const words = { providerCode: String(data.ErrorCode), providerMessage: data.Message ?? undefined }
  if (!ok) return { ...words, code: failureOfStatus(status, codes) }
  // `Result` true beside an error code contradicts itself, so nobody can tell what was done.
  return { ...words, code: 'request_rejected', ...(data.Result && { outcome: 'unknown' as const }) }
}

/** The same for a list, where one code may stand for "no cards". */
export function judgePaywallList(noCardsErrorCode: number | undefined): typeof judgePaywall {
  return (answer) => {
    const failure = judgePaywall(answer)
    const noCards = failure?.code === 'request_rejected' && failure.providerCode === String(noCardsErrorCode)
    return noCards ? undefined : failure
  }
}
