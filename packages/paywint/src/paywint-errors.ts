import type { ErrorCode } from '@cardlane/core'
import { failureOfStatus, type Failure, type ProviderResponse } from '@cardlane/core/adapter'
import { paywintFailure } from './paywint-schemas.js'

type StatusTable = Readonly<Record<number, ErrorCode>>

/** Paywint documents 422 and, in its glossary, 400; the others are what HTTP means by them. */
const cardStatuses: StatusTable = { 404: 'card_not_found' }

/** Paywint's success rule: 2xx inside and out, a JSON object, no `detail`, and `success` true or absent. */
export function classifyPaywint(response: ProviderResponse): Failure | undefined {
  return classify(response, {})
}

/** The same for a call that names a card: 404 is about the card. */
export function classifyPaywintCard(response: ProviderResponse): Failure | undefined {
  return classify(response, cardStatuses)
}

function classify({ status, body }: ProviderResponse, table: StatusTable): Failure | undefined {
  const { data } = paywintFailure.safeParse(body)
  if (data === undefined) {
    return { code: failureOfStatus(status, table), problem: 'it is no envelope of Paywint' }
  }
  const words = { providerMessage: messageOf(data) }
  const failed = [status, data.status_code ?? 200].find((each) => each < 200 || each >= 300)
  if (failed !== undefined) return { ...words, code: failureOfStatus(failed, table) }
  const refused = data.success === false || (data.detail ?? undefined) !== undefined
  return refused ? { ...words, code: 'request_rejected' } : undefined
}

function messageOf({ detail, message }: ReturnType<typeof paywintFailure.parse>): string | undefined {
  const words =
    typeof detail === 'string'
      ? detail
      : (detail ?? []).map(({ loc, msg }) => [loc.join('.'), msg].filter(Boolean).join(': ')).join('; ')
  return words === '' ? (message ?? undefined) : words
}
