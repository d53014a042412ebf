import { z } from 'zod'
import { checkSchema, type Checked, type Problem } from '../check-schema.js'
import { parseJson } from '../parse-json.js'
import { hasTwoDecimals } from '../two-decimals.js'
import type { ValidationDetail } from './paywint-envelopes.js'
import type { PaywintSettings } from './paywint-options.js'

// Any UUID version: the service is known to check the form only.
const uuid = z.guid().transform((text) => text.toLowerCase())
const purpose = z.enum(['PAYMENT', 'WITHDRAWAL'])

export const headersSchema = z.object({ 'x-platform-id': uuid, 'x-signature': z.string() })
export const userPath = z.object({ user_id: uuid })
export const cardPath = z.object({ card_id: uuid })
export const noBody = z.unknown()
export const addLinkBody = ({ addPurpose }: PaywintSettings) =>
  z.object({ card_purpose: addPurpose === 'optional' ? purpose.default('PAYMENT') : purpose })
export const updateLinkBody = z.object({ card_id: uuid, card_purpose: purpose })
export const deleteBody = z.object({ card_id: uuid })
export const paymentLinkBody = ({ amountDecimals, maxAmount }: PaywintSettings) =>
  z.object({
    amount: z
      .number()
      .gt(0)
      .refine((amount) => amountDecimals === 'any' || hasTwoDecimals(amount), {
        error: 'More than two decimals',
        params: { type: 'decimal_max_places' },
      })
      .refine((amount) => amount <= maxAmount, {
        error: `More than ${maxAmount}`,
        params: { type: 'less_than_equal' },
      }),
    description: z.string().max(255).nullish(),
    invoice_number: z.string().max(20).nullish(),
  })

/** The page sizes are those of the documentation. */
export const paymentPageBody = z.object({
  rows_per_page: z.literal([10, 20, 50, 100]),
  page_no: z.int().min(1),
})

export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly detail: readonly ValidationDetail[] }

/** Validates one part of a request; `part` begins every location, as FastAPI writes it. */
export function validate<T>(
  part: 'header' | 'path' | 'body',
  schema: z.ZodType<T>,
  value: unknown,
): Validated<T> {
  const checked: Checked<T> = checkSchema(schema, value)
  return checked.ok
    ? checked
    : { ok: false, detail: checked.problems.map((problem) => describe(part, problem)) }
}

export function validateBody<T>(schema: z.ZodType<T>, bytes: Buffer): Validated<T> {
  if (bytes.length === 0) return validate('body', schema, undefined)
  const json = parseJson(bytes)
  if (json.ok) return validate('body', schema, json.value)
  return {
    ok: false,
    detail: [{ loc: ['body', json.position], msg: 'JSON decode error', type: 'json_invalid' }],
  }
}

const types: Readonly<Record<string, string>> = {
  too_small: 'greater_than',
  too_big: 'string_too_long',
  invalid_format: 'uuid_parsing',
  invalid_value: 'enum',
}

function describe(part: string, { path, missing, issue }: Problem): ValidationDetail {
  const loc = [part, ...path]
  if (missing) return { loc, msg: 'Field required', type: 'missing' }
  const own: unknown = issue.code === 'custom' ? issue.params?.['type'] : types[issue.code]
  return { loc, msg: issue.message, type: typeof own === 'string' ? own : 'type_error' }
}
