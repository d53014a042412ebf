import { failureOfStatus, type Failure, type ProviderResponse } from '@cardlane/core/adapter'
import { paywallEnvelope } from './paywall-schemas.js'

/**
 * Paywall's success rule: 2xx, `Result` true and `ErrorCode` 0. Other codes are kept for people and not switched on: they mean
 * different things in different APIs of Paywall. HTTP statuses are not documented, so they mean what they usually do.
 */
export function classifyPaywall({ status, body }: ProviderResponse): Failure | undefined {
  const { data } = paywallEnvelope.safeParse(body)
  if (data === undefined) {
    return { code: failureOfStatus(status), problem: 'it is no envelope of Paywall' }
  }
  const ok = status >= 200 && status < 300
  if (ok && data.Result && data.ErrorCode === 0) return undefined

  const words = { providerCode: String(data.ErrorCode), providerMessage: data.Message ?? undefined }
  if (!ok) return { ...words, code: failureOfStatus(status) }
  // `Result` true beside an error code contradicts itself, so nobody can tell what was done.
  return { ...words, code: 'request_rejected', ...(data.Result && { outcome: 'unknown' as const }) }
}

/** The same for a list, where one code may stand for "no cards". */
export function classifyPaywallList(noCardsErrorCode: number | undefined): typeof classifyPaywall {
  return (response) => {
    const failure = classifyPaywall(response)
    const noCards = failure?.code === 'request_rejected' && failure.providerCode === String(noCardsErrorCode)
    return noCards ? undefined : failure
  }
}
