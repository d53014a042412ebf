import { z } from 'zod'
import type { SilaSettings } from './sila-options.js'

const filled = z.string().min(1)
const provider = z.string().regex(/^cko$/i)

const whole = z.coerce.number().int().min(1)
export const pageShape = z.object({ page: whole.default(1), per_page: whole.max(100).default(20) })

export type SilaShapes = ReturnType<typeof createSilaShapes>

/** What the bodies of the endpoints have to be, with the limits that the switches set. */
export function createSilaShapes(settings: SilaSettings) {
  const { maxReferenceLength, linkCardName, maxNameLength, nameCharacters } = settings
  const reference = z.string().max(maxReferenceLength)
  const newName = filled
    .max(maxNameLength)
    .refine((name) => nameCharacters === 'any' || /^[ -~]*$/.test(name), 'Only ASCII is accepted.')

  const app = z
    .object({
      created: z.number().int(),
      app_handle: filled.optional(),
      /** The old name of app_handle, which is still accepted. */
      auth_handle: filled.optional(),
      user_handle: filled.optional(),
      reference: reference.optional(),
    })
    .refine((it) => it.app_handle !== undefined || it.auth_handle !== undefined, { path: ['app_handle'] })
    .refine(
      (it) =>
        settings.bothHandles === 'accept' || it.app_handle === undefined || it.auth_handle === undefined,
      { path: ['auth_handle'], error: 'Not together with app_handle.' },
    )
    .refine((it) => settings.reference === 'optional' || it.reference !== undefined, {
      path: ['reference'],
    })
  const user = app.refine((it) => it.user_handle !== undefined, { path: ['user_handle'] })

  return {
    appEnvelope: z.object({ header: app }),
    userEnvelope: z.object({ header: user }),
    token: z.object({}),
    linkCard: z.object({
      card_name: linkCardName === 'optional' ? newName.nullish() : newName,
      token: filled,
      provider,
      skip_verification: z.boolean().nullish(),
      account_postal_code: z.string().nullish(),
    }),
    getCards: z.object({
      card_type: z.string().nullish(),
      page: z.unknown().optional(),
      per_page: z.unknown().optional(),
    }),
    updateCard: z.object({ card_name: newName, card_id: z.guid() }),
    deleteCard: z.object({ card_name: filled, provider }),
  }
}

export type SilaHeader = z.infer<SilaShapes['appEnvelope']>['header']
