import { failureOfStatus, type Answer, type Failure, type FailureCode } from '@cardlane/core/adapter'
import { silaEnvelope, type SilaEnvelope } from './sila-wire.js'

type StatusTable = Readonly<Record<number, FailureCode>>

/** A bad signature is 401 on Sila's older endpoints and 403 on its newer ones. */
const statuses: StatusTable = { 403: 'authentication_failed' }

const cardStatuses: StatusTable = { ...statuses, 404: 'card_not_found' }

/** Sila's success rule: 2xx and `success` true; where `success` is absent, `status` must be SUCCESS. */
export function judgeSila(answer: Answer): Failure | undefined {
  return judge(answer, statuses)
}

/** The same for a call that names a card: 404 is about the card. */
export function judgeSilaCard(answer: Answer): Failure | undefined {
  return judge(answer, cardStatuses)
}

/** The same for update_card: which verb the server takes is not certain. */
export function judgeSilaUpdate(answer: Answer): Failure | undefined {
  const failure = judgeSilaCard(answer)
  if (failure === undefined || (answer.status !== 404 && answer.status !== 405)) return failure
  const code = answer.status === 405 ? 'request_rejected' : failure.code
  return {
    ...failure,
    code,
    hint: 'Check the id of the card; if it is right, try the other `updateCardMethod`.',
  }
}

function judge(answer: Answer, table: StatusTable): Failure | undefined {
  const { status, headers } = answer
  const { data } = silaEnvelope.safeParse(answer.body)
  const ok = status >= 200 && status < 300
  if (data === undefined) {
    return { code: failureOfStatus(status, table), providerMessage: 'it is no JSON object' }
  }
  if (ok && succeeded(data)) return undefined

  const words = { providerCode: data.error_code ?? undefined, providerMessage: messageOf(data) }
  if (ok) return { ...words, code: saysFailure(data) ? 'request_rejected' : 'unexpected_response' }
  const limited = typeof data.error_code === 'string' || Object.keys(headers).some(isMoneyLimit)
  return { ...words, code: status === 403 && limited ? 'permission_denied' : failureOfStatus(status, table) }
}

function succeeded({ success, status }: SilaEnvelope): boolean {
  return status !== 'FAILURE' && (success ?? status === 'SUCCESS') === true
}

function saysFailure({ success, status }: SilaEnvelope): boolean {
  return success === false || status === 'FAILURE'
}

/** 403 is also the answer to a limit on money, told by these headers (docs.silamoney.com, "Limits headers"). */
function isMoneyLimit(header: string): boolean {
  return header.startsWith('aggregatelimit-')
}

function messageOf({ message, validation_details: details }: SilaEnvelope): string | undefined {
  const parts = [message, ...flatten(details, [])].filter((part) => typeof part === 'string' && part !== '')
  return parts.length === 0 ? undefined : parts.join('; ')
}

/** `validation_details` mirrors the request: objects in objects, with texts at the leaves. */
function flatten(details: unknown, path: readonly string[]): readonly string[] {
  if (typeof details === 'string') return [`${path.join('.')}: ${details}`]
  if (typeof details !== 'object' || details === null || path.length > 5) return []
  return Object.entries(details).flatMap(([key, value]) => flatten(value, [...path, key]))
}
