import { failureOfStatus, type Answer, type Failure, type FailureCode } from '@cardlane/core/adapter'
import { paywintFailure } from './paywint-wire.js'

/** Only 422 is documented for each operation, and 400 in the glossary; the others are what HTTP means by them. */
const codes: Readonly<Record<number, FailureCode>> = {
  400: 'request_rejected',
  401: 'authentication_failed',
  403: 'permission_denied',
  404: 'request_rejected',
  409: 'conflict',
  422: 'request_rejected',
}

const cardCodes: Readonly<Record<number, FailureCode>> = { ...codes, 404: 'card_not_found' }

/** Paywint's success rule: 2xx, a JSON object, and `success` true or absent. */
export function judgePaywint(answer: Answer): Failure | undefined {
  return judge(answer, codes)
}

/** The same for a call that names a card: 404 is about the card. */
export function judgePaywintCard(answer: Answer): Failure | undefined {
  return judge(answer, cardCodes)
}

function judge({ status, body }: Answer, table: typeof codes): Failure | undefined {
  const { data } = paywintFailure.safeParse(body)
  const ok = status >= 200 && status < 300
  if (data === undefined)
    return { code: failureOfStatus(status, ok ? {} : table), providerMessage: 'it is no envelope of Paywint' }
  if (!ok) return { code: failureOfStatus(status, table), providerMessage: messageOf(data) }
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
