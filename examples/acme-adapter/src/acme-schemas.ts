import { z } from 'zod'

/** A card in Acme's words. What a card can do without is optional; what we never read is not here. */
export const acmeCard = z.looseObject({
  id: z.string().min(1),
  /** Another number after each change. */
  revision: z.int(),
  label: z.string().nullish(),
  last_four: z.string().nullish(),
  /** `2031-04`. */
  expires: z.string().nullish(),
  network: z.string().nullish().catch(undefined),
  status: z.string().nullish().catch(undefined),
  client_reference: z.string().nullish().catch(undefined),
})

export type AcmeCard = z.output<typeof acmeCard>

/** The answer about one card. With `id`, it has to be that card. */
export const acmeCardResponse = (id?: string) =>
  z
    .looseObject({ card: acmeCard })
    .refine(({ card }) => id === undefined || card.id === id, {
      path: ['card', 'id'],
      error: 'is of another card',
    })
    .transform(({ card }) => card)

export const acmeCardPage = z.looseObject({
  cards: z.array(acmeCard),
  /** Names the next page. It travels in a query. */
  next: z
    .string()
    .regex(/^[\w-]+$/)
    .nullish(),
})

export type AcmeCardPage = z.output<typeof acmeCardPage>

export const acmeDeleted = z.looseObject({ deleted: z.literal(true) })

/** What every answer may say: anything under `error` is a failure. */
export const acmeEnvelope = z.looseObject({
  error: z
    .looseObject({ code: z.string().catch(''), message: z.string().catch('') })
    .nullish()
    .catch({ code: '', message: '' }),
})
