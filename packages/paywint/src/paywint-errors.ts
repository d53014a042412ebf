import { failureOfStatus, type Answer, type Failure, type FailureCode } from '@cardlane/core/adapter'
import { paywintFailure } from './paywint-wire.js'

type StatusTable = Readonly<Record<number, FailureCode>>

/** Paywint documents 422 and, in its glossary, 400; the others are what HTTP means by them. */
const cardStatuses: StatusTable = { 404: 'card_not_found' }

/** Paywint's success rule: 2xx, a JSON object, and `success` true or absent. */
export function judgePaywint(answer: Answer): Failure | undefined {
  return judge(answer, {})
}

/** The same for a call that names a card: 404 is about the card. */
export function judgePaywintCard(answer: Answer): Failure | undefined {
  return judge(answer, cardStatuses)
}

function judge({ status, body }: Answer, table: StatusTable): Failure | undefined {
  const { data } = paywintFailure.safeParse(body)
  if (data === undefined) {
    return { code: failureOfStatus(status, table), providerMessage: 'it is no envelope of Paywint' }
  }
  if (status < 200 || status >= 300) {
    return { code: failureOfStatus(status, table), providerMessage: messageOf(data) }
  }
  if (data.success === false) return { code: 'request_rejected', providerMessage: messageOf(data) }
  return undefined
}

function messageOf({ detail, message }: ReturnType<typeof paywintFailure.parse>): string | undefined {
  if (typeof detail === 'string') return detail
  return (
    detail?.map(({ loc, msg }) => [loc.join('.'), msg].filter(Boolean).join(': ')).join('; ') ??
    message ??
    undefined
  )
}
