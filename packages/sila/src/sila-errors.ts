import type { ErrorCode } from '@cardlane/core'
import { failureOfStatus, type Failure, type ProviderResponse } from '@cardlane/core/adapter'
import { silaEnvelope, type SilaEnvelope } from './sila-schemas.js'

type StatusTable = Readonly<Record<number, ErrorCode>>

/** A bad signature is 401 on Sila's older endpoints and 403 on its newer ones. */
const statuses: StatusTable = { 403: 'authentication_failed' }

const cardStatuses: StatusTable = { ...statuses, 404: 'card_not_found' }

/** Sila's success rule: 2xx and `success` true; where `success` is absent, `status` must be SUCCESS. */
export function classifySila(response: ProviderResponse): Failure | undefined {
  return classify(response, statuses)
}

/** The same for a call that names a card: 404 is about the card. */
export function classifySilaCard(response: ProviderResponse): Failure | undefined {
  return classify(response, cardStatuses)
}

/** The same for update_card: which verb the server takes is not certain. */
export function classifySilaUpdate(response: ProviderResponse): Failure | undefined {
  const failure = classifySilaCard(response)
  if (failure === undefined || (response.status !== 404 && response.status !== 405)) return failure
  const code = response.status === 405 ? 'request_rejected' : failure.code
  return {
    ...failure,
    code,
    hint: 'Check the id of the card; if it is right, try the other `updateCardMethod`.',
  }
}

function classify(response: ProviderResponse, table: StatusTable): Failure | undefined {
  const { status, headers } = response
  const { data } = silaEnvelope.safeParse(response.body)
  const ok = status >= 200 && status < 300
  if (data === undefined) {
    return { code: failureOfStatus(status, table), problem: 'it is no JSON object' }
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
