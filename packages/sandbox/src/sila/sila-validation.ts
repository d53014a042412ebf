import { z } from 'zod'
import { checkSchema, type Problem } from '../check-schema.js'
import { failed, type SilaDetails, type SilaOutcome } from './sila-envelopes.js'

export type Validated<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly outcome: SilaOutcome }

/** Validates a body or a part of it; a failure is a 400 whose `validation_details` mirrors the request. */
export function validate<T>(schema: z.ZodType<T>, value: unknown): Validated<T> {
  const checked = checkSchema(schema, value)
  return checked.ok ? checked : { ok: false, outcome: invalid(detailsOf(checked.problems)) }
}

export const invalid = (details: SilaDetails): SilaOutcome => ({
  ...failed(400, 'Bad request; see validation_details.'),
  details,
})

function detailsOf(problems: readonly Problem[]): SilaDetails {
  const details: SilaDetails = {}
  for (const { path, missing, issue } of problems) {
    const fields = path.map(String)
    const last = fields.pop() ?? 'body'
    let inner = details
    for (const field of fields) {
      const next = inner[field]
      inner = typeof next === 'object' ? next : (inner[field] = {})
    }
    inner[last] = missing ? 'This field is required.' : issue.message
  }
  return details
}

const withReference = z.object({ header: z.object({ reference: z.string() }) })

/** The reference of a body that may be anything. */
export function referenceOf(body: unknown): string | undefined {
  const read = withReference.safeParse(body)
  return read.success ? read.data.header.reference : undefined
}
