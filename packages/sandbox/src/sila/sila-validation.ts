import { z } from 'zod'
import { checkSchema, type Problem } from '../check-schema.js'
import { failed, type SilaOutcome } from './sila-envelopes.js'

const filled = z.string().min(1)
const anyHeader = z.object({
  created: z.number().int(),
  app_handle: filled.optional(),
  /** The old name of app_handle, which is still accepted. */
  auth_handle: filled.optional(),
  user_handle: filled.optional(),
  reference: z.string().optional(),
})

export type SilaHeader = z.infer<typeof anyHeader>

const withAppHandle = anyHeader.refine((it) => it.app_handle !== undefined || it.auth_handle !== undefined, {
  path: ['app_handle'],
})
const withUserHandle = withAppHandle.refine((it) => it.user_handle !== undefined, { path: ['user_handle'] })

export const appEnvelope = z.object({ header: withAppHandle })
export const userEnvelope = z.object({ header: withUserHandle })

const provider = z.string().regex(/^cko$/i)
export const noFields = z.object({})
export const linkCardFields = z.object({
  card_name: filled,
  token: filled,
  provider,
  skip_verification: z.boolean().nullish(),
  account_postal_code: z.string().nullish(),
})
export const getCardsFields = z.object({ card_type: z.string().nullish() })
export const updateCardFields = z.object({ card_name: filled, card_id: z.guid() })
export const deleteCardFields = z.object({ card_name: filled, provider })

const whole = z.coerce.number().int().min(1)
export const pageQuery = z.object({ page: whole.default(1), per_page: whole.max(100).default(20) })

export type Validated<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly outcome: SilaOutcome }

/** Validates a body or a part of it; a failure is a 400 whose `validation_details` mirrors the request. */
export function validate<T>(schema: z.ZodType<T>, value: unknown): Validated<T> {
  const checked = checkSchema(schema, value)
  return checked.ok ? checked : { ok: false, outcome: invalid(detailsOf(checked.problems)) }
}

export const invalid = (validation_details: object): SilaOutcome =>
  failed(400, 'Bad request; see validation_details.', { validation_details })

interface Details {
  [field: string]: string | Details
}

function detailsOf(problems: readonly Problem[]): Details {
  const details: Details = {}
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

/** The reference of a body that may be anything. */
export function referenceOf(body: unknown): string | undefined {
  const read = z.object({ header: z.object({ reference: z.string() }) }).safeParse(body)
  return read.success ? read.data.header.reference : undefined
}
