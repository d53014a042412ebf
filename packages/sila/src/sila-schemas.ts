import { z } from 'zod'

/** Everything but the id and the name is optional or null somewhere in Sila's documentation. */
export const silaCard = z.looseObject({
  card_id: z.string().min(1),
  card_name: z.string(),
  /** A number, so that leading zeros are lost. */
  card_last_4: z.union([z.number(), z.string()]).nullish(),
  expiration: z.string().nullish(),
  card_type: z.string().nullish(),
  card_network: z.string().nullish(),
  active: z.boolean().nullish(),
  country: z.string().nullish(),
  currency: z.string().nullish(),
  sila_reference_id: z.string().nullish(),
})

export type SilaCard = z.output<typeof silaCard>

/** A body without `cards` is an error, not an empty list: a read after a deletion would take it for success. */
export const silaCardPage = z
  .looseObject({
    cards: z.array(silaCard).nullish(),
    pagination: z.looseObject({ current_page: z.number(), total_pages: z.number() }).nullish(),
    sila_reference_id: z.string().nullish(),
  })
  .refine(({ cards, pagination }) => cards !== undefined || pagination, 'is no list of cards')

export type SilaCardPage = z.output<typeof silaCardPage>

export const silaLinkedCard = z.looseObject({
  card_details: silaCard,
  sila_reference_id: z.string().nullish(),
})

export const silaDone = z.looseObject({ sila_reference_id: z.string().nullish() })

/** `expiration` in epoch seconds. */
export const silaToken = z.looseObject({
  access_token: z.looseObject({
    /** It goes into a header, so it is visible ASCII. */
    token: z.string().regex(/^[!-~]+$/),
    expiration: z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]),
  }),
})

/** What every answer may say of itself. */
export const silaEnvelope = z.object({
  /** What is neither true nor false says neither. */
  success: z
    .union([z.boolean(), z.literal('unreadable')])
    .nullish()
    .catch('unreadable'),
  status: z.string().nullish().catch(undefined),
  message: z.string().nullish().catch(undefined),
  error_code: z.string().nullish().catch(undefined),
  validation_details: z.unknown().optional(),
})

export type SilaEnvelope = z.output<typeof silaEnvelope>
