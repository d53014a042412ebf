import { failureOfStatus, type Failure, type ProviderResponse } from '@cardlane/core/adapter'
import { acmeEnvelope } from './acme-schemas.js'

/** README.md, "Failures". What is not here means what its HTTP status usually does. */
const failures: Readonly<Record<string, Pick<Failure, 'code' | 'outcome' | 'hint'>>> = {
  '200 card_locked': {
    code: 'conflict',
    hint: 'Acme reviews this card; call again when the review is over.',
  },
  '404 card_unknown': { code: 'card_not_found' },
  '503 maintenance': { code: 'provider_unavailable', outcome: 'not_applied' },
}

/** Acme's success rule: 2xx, and nothing under `error`. */
export function classifyAcme({ status, body }: ProviderResponse): Failure | undefined {
  const { data } = acmeEnvelope.safeParse(body)
  const ok = status >= 200 && status < 300
  if (data === undefined) return { code: failureOfStatus(status), problem: 'it is no JSON object' }
  if (ok && !data.error) return undefined

  const { code: providerCode = '', message: providerMessage } = data.error ?? {}
  const usual = { code: ok ? 'request_rejected' : failureOfStatus(status) } as const
  return { ...(failures[`${status} ${providerCode}`] ?? usual), providerCode, providerMessage }
}
