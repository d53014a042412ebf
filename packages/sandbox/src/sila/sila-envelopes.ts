import type { Clock } from '@cardlane/core'
import type { ArrivedRequest, Reply } from '../route.js'
import type { SeededRandom } from '../seeded-random.js'
import type { SilaSettings } from './sila-options.js'

/** What is wrong with a request, in the shape of the request. */
export interface SilaDetails {
  [field: string]: string | SilaDetails
}

export interface SilaOutcome {
  readonly status: number
  readonly success: boolean
  readonly message: string
  /** The answer's own fields, beside the envelope's. */
  readonly fields?: object
  readonly details?: SilaDetails
  readonly headers?: Readonly<Record<string, string>>
}

interface EnvelopeSetup {
  readonly clock: Clock
  readonly random: SeededRandom
  readonly settings: Pick<SilaSettings, 'includeSilaReferenceId' | 'validationDetails'>
}

/** Makes the envelope that every Sila answer has; `reference` is absent when the request's was unreadable. */
export function createSilaEnvelope({ clock, random, settings }: EnvelopeSetup) {
  const { includeSilaReferenceId, validationDetails } = settings
  const shown = (details: SilaDetails): object => (validationDetails === 'list' ? inLists(details) : details)
  return (request: ArrivedRequest, reference: string | undefined, outcome: SilaOutcome): Reply => ({
    status: outcome.status,
    body: {
      success: outcome.success,
      ...outcome.fields,
      ...(outcome.details && { validation_details: shown(outcome.details) }),
      message: outcome.message,
      ...(reference !== undefined && { reference }),
      status: outcome.success ? 'SUCCESS' : 'FAILURE',
      response_time_ms: String(clock.now() - request.at),
      ...(includeSilaReferenceId && { sila_reference_id: `req_${random.bytes(12).toString('hex')}` }),
    },
    ...(outcome.headers && { headers: outcome.headers }),
  })
}

const inLists = (details: SilaDetails): object =>
  Object.fromEntries(
    Object.entries(details).map(([field, inner]) => [
      field,
      typeof inner === 'string' ? [inner] : inLists(inner),
    ]),
  )

export const done = (message: string, fields: object = {}): SilaOutcome => ({
  status: 200,
  success: true,
  message,
  fields,
})

export const failed = (status: number, message: string, fields: object = {}): SilaOutcome => ({
  status,
  success: false,
  message,
  fields,
})
