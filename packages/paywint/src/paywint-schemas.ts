import { z } from 'zod'

/** The envelope of one object. No property of it is required (OpenAPI of developer.paywint.com). */
export const paywintResponse = <T>(data: z.ZodType<T>) => z.looseObject({ data })

/** The envelope of a list: `records`, not `data`. Half a list must not look like a whole one. */
export const paywintList = <T>(record: z.ZodType<T>) =>
  z
    .looseObject({ records: z.array(record).nullable(), totalRecords: z.number().nullish() })
    .refine(
      ({ records, totalRecords }) => (totalRecords ?? 0) <= (records?.length ?? 0),
      'holds fewer records than it says that there are',
    )
    .transform(({ records }) => records ?? [])

/** One page of payments (https://developer.paywint.com, "List user received payments"). */
export const paywintPaymentPage = z
  .looseObject({
    records: z
      .array(
        z.looseObject({
          invoice_no: z.string().nullish(),
          amount: z.number().nullish(),
          created_at: z.string().nullish(),
        }),
      )
      .nullable(),
  })
  .transform(({ records }) => records ?? [])

export type PaywintPayment = z.output<typeof paywintPaymentPage>[number]

export const paywintCard = z.looseObject({
  card_id: z.string().min(1),
  user_id: z.string().nullish(),
  card_number: z.string().nullish(),
  card_exp: z.string().nullish(),
  card_nick_name: z.string().nullish(),
  card_type: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  country: z.string().nullish(),
  is_blocked: z.boolean().nullish(),
  is_limited: z.boolean().nullish(),
  card_images_required: z.boolean().nullish(),
  withdrawal_confirm_required: z.boolean().nullish(),
  payment_confirm_required: z.boolean().nullish(),
  compliance_check_required: z.boolean().nullish(),
})

export type PaywintCard = z.output<typeof paywintCard>

export const paywintSecureLink = z.looseObject({ secure_link: z.string() })

export const paywintPaymentLink = z.looseObject({
  /** What is no id is none: the link exists all the same. */
  payment_id: z.string().min(1).nullish().catch(undefined),
  payment_link: z.string(),
})

/** A failure comes as a common envelope, as FastAPI's `detail` text, or as its list of validation errors (422). */
export const paywintFailure = z.object({
  success: z.boolean().nullish(),
  /** Only in lists. What is no number is no success. */
  status_code: z.number().nullish().catch(0),
  message: z.string().nullish().catch(undefined),
  detail: z
    .union([
      z.string(),
      z.array(z.looseObject({ loc: z.array(z.union([z.string(), z.number()])).catch([]), msg: z.string() })),
    ])
    .nullish()
    // A refusal in words that nobody knows is one all the same.
    .catch(''),
})
